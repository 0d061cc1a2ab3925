package dev.hindcast.source.archive;

import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Takes the one member of a gzip file. */
final class GzipFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private GzipFile() {}

    /** Whether what is packed is a tar; false too where nothing can be unpacked. */
    static boolean holdsTar(Source file) {
        try (InputStream in = GzipStream.of(file)) {
            return ArchiveKind.of(in.readNBytes(ArchiveKind.HEAD_BYTES))
                    .filter(kind -> kind == ArchiveKind.TAR)
                    .isPresent();
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    /**
     * Measures it once, since a gzip does not tell its size: readers may ask, and a bomb must be seen before them. Always
     * true: what begins like a gzip is one.
     */
    static boolean unpack(Source file, Unpacking unpacking) {
        if (!unpacking.hasRoom()) {
            return true;
        }
        String name = nameWithoutEnding(file.path());
        long bytesMax = unpacking.allowance().memberBytesMax(file.sizeBytes());
        long count = 0;
        String damage = null;
        try (GzipStream in = GzipStream.of(file)) {
            name = in.storedName()
                    .map(stored -> MemberNames.last(MemberNames.harmless(stored)))
                    .orElse(name);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int got = in.read(buffer); got >= 0 && count <= bytesMax; got = in.read(buffer)) {
                count += got;
            }
        } catch (IOException | RuntimeException broken) {
            damage = Damage.words(broken);
        }
        String path = unpacking.next(name);
        if (count == 0 && damage != null) {
            unpacking.lose(
                    path,
                    "archive-member-unreadable",
                    "Nothing of it could be unpacked: " + damage + ". Copy the archive again, then run anew.");
        } else if (unpacking.allows(path, count, file.sizeBytes())) {
            unpacking.allowance().takeBytes(count);
            unpacking.keep(new GzipMember(path, file, count));
            if (damage != null) {
                unpacking.tellCut(path, count, damage);
            }
        }
        return true;
    }

    private static String nameWithoutEnding(String path) {
        String name = MemberNames.last(path);
        return name.toLowerCase(Locale.ROOT).endsWith(".gz") && name.length() > 3
                ? name.substring(0, name.length() - 3)
                : name;
    }
}
