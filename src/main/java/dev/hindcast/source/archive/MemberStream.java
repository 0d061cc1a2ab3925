package dev.hindcast.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * The bytes of a member as they are unpacked. Where they cannot be unpacked further, or would become more than the archive
 * declares, the stream ends and says why, so that a reader keeps what came before as it does with a file that was cut.
 */
final class MemberStream extends BlockStream {

    /** For a member whose checksum is not declared. */
    static final long NO_CHECKSUM = -1;

    private final InputStream in;
    private final long sizeBytes;
    private final long crc32;
    private final Consumer<String> damage;
    private final CRC32 sum = new CRC32();
    private long count;
    private boolean ended;

    /** @param damage told once, why the stream ended too early or holds wrong bytes */
    MemberStream(InputStream in, long sizeBytes, long crc32, Consumer<String> damage) {
        this.in = in;
        this.sizeBytes = sizeBytes;
        this.crc32 = crc32;
        this.damage = damage;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        int got;
        try {
            if (count == sizeBytes) {
                return atDeclaredEnd();
            }
            got = in.read(buffer, offset, (int) Math.min(length, sizeBytes - count));
        } catch (IOException | RuntimeException | LinkageError broken) {
            return end("only " + count + " of " + sizeBytes + " bytes could be unpacked: " + Damage.words(broken));
        }
        if (got < 0) {
            return end("only " + count + " of " + sizeBytes + " bytes could be unpacked: its packed bytes end there");
        }
        sum.update(buffer, offset, got);
        count += got;
        return got;
    }

    /** One read more than needed: decoders see their own damage there, and an understated size shows. */
    private int atDeclaredEnd() throws IOException {
        if (in.read() >= 0) {
            return end(
                    "it unpacks to more than the " + sizeBytes + " bytes that the archive declares; these were read");
        }
        if (crc32 != NO_CHECKSUM && sum.getValue() != crc32) {
            return end("its checksum does not agree, so some of its bytes are wrong");
        }
        ended = true;
        return -1;
    }

    private int end(String why) {
        ended = true;
        damage.accept(why);
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
