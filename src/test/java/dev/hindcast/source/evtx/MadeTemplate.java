package dev.hindcast.source.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A template definition. The GUID is kept as the 32 hex digits of its bytes on disk; its first four bytes are the
 * template id that every instance repeats.
 */
public record MadeTemplate(String guid, MadeNode.Element root) {

    /**
     * A GUID that depends on the content alone, as in real logs: 640 GUIDs of the public corpus have exactly one
     * structure each, over all files and hosts.
     */
    public static MadeTemplate of(MadeNode.Element root) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(root.toString().getBytes(StandardCharsets.UTF_8));
            return new MadeTemplate(HexFormat.of().formatHex(hash, 0, 16), root);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    byte[] guidBytes() {
        return HexFormat.of().parseHex(guid);
    }

    int id() {
        return ByteBuffer.wrap(guidBytes()).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** Name hash over the GUID's eight 16-bit words; holds in all 3.1 files of the corpus, 3.2 has another rule. */
    int bucket() {
        ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(guidBytes(), 16)).order(ByteOrder.LITTLE_ENDIAN);
        int hash = 0;
        while (words.hasRemaining()) {
            hash = hash * BinXmlMaker.HASH_FACTOR + (words.getShort() & 0xFFFF);
        }
        return Integer.remainderUnsigned(hash, BinXmlMaker.DEFINITION_BUCKETS);
    }
}
