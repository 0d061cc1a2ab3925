package dev.hindcast.source.archive;

import dev.hindcast.source.archive.Unpacking.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.jspecify.annotations.Nullable;

/**
 * Takes the members of a 7z one after the other: many share one packed stream, so that none can be read without all that
 * stand before it.
 */
final class SevenZipArchive {

    /** Unix file types, in the upper half of the attributes where bit 15 says that they are there. */
    private static final int UNIX = 0x8000;

    private static final int TYPE_MASK = 0xf000;
    private static final int TYPE_LINK = 0xa000;

    private final int decoderKib;

    SevenZipArchive(int decoderKib) {
        this.decoderKib = decoderKib;
    }

    /** Always true: what begins like a 7z is one. */
    boolean unpack(Path file, Unpacking unpacking) {
        try (SeekableByteChannel channel = Files.newByteChannel(file);
                SevenZFile archive = SevenZFile.builder()
                        .setSeekableByteChannel(channel)
                        .setMaxMemoryLimitKiB(decoderKib)
                        .setUseDefaultNameForUnnamedEntries(true)
                        .get()) {
            members(archive, unpacking);
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            // a forged header may ask for any amount of memory at once; the rest of the heap is untouched by that
            if (Damage.isEncryption(broken)) {
                unpacking.stop(
                        "archive-encrypted",
                        "Even its list of members is encrypted; nothing was read. Unpack it by other means and give that"
                                + " as evidence.");
            } else {
                unpacking.stop(
                        "archive-unreadable",
                        "It could not be opened (" + Damage.words(broken)
                                + "). A 7z lists its members at its end, so one"
                                + " that was cut gives nothing. Copy it again, then run anew.");
            }
        }
        return true;
    }

    private static void members(SevenZFile archive, Unpacking unpacking) {
        List<SevenZArchiveEntry> entries = new ArrayList<>();
        archive.getEntries().forEach(entries::add);
        for (int i = 0; i < entries.size() && !unpacking.isStopped(); i++) {
            SevenZArchiveEntry entry = entries.get(i);
            Throwable broken = advance(archive);
            if (entry.isDirectory() || entry.isAntiItem()) {
                continue;
            }
            String name = Objects.requireNonNullElse(entry.getName(), "");
            if (isLink(entry)) {
                unpacking.noteLink(name);
            } else if (unpacking.hasRoom()) {
                take(archive, entry, unpacking.next(name), broken, unpacking, entries.size() - i - 1);
            }
        }
    }

    private static void take(
            SevenZFile archive,
            SevenZArchiveEntry entry,
            String path,
            @Nullable Throwable broken,
            Unpacking unpacking,
            int after) {
        if (broken != null && Damage.isEncryption(broken)) {
            unpacking.loseEncrypted(path);
        } else if (broken != null) {
            unpacking.lose(
                    path,
                    "archive-member-unreadable",
                    "Nothing of it could be unpacked: " + Damage.words(broken)
                            + ". Copy the archive again, then run anew.");
        } else {
            Outcome outcome = unpacking.spool(path, stream(archive), entry.getSize(), -1);
            if (outcome == Outcome.REFUSED && after > 0) {
                unpacking.stop(
                        "archive-stopped",
                        "Unpacking stopped at a member that is too large (told by itself); " + after
                                + " more entries behind it were not looked at.");
            }
        }
    }

    /** Goes to the next member; the complaint where it cannot be opened. */
    private static @Nullable Throwable advance(SevenZFile archive) {
        try {
            archive.getNextEntry();
            return null;
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            return broken;
        }
    }

    private static boolean isLink(SevenZArchiveEntry entry) {
        int attributes = entry.getHasWindowsAttributes() ? entry.getWindowsAttributes() : 0;
        return (attributes & UNIX) != 0 && (attributes >>> 16 & TYPE_MASK) == TYPE_LINK;
    }

    private static InputStream stream(SevenZFile archive) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return archive.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                try {
                    return archive.read(buffer, offset, length);
                } catch (OutOfMemoryError forged) {
                    throw new IOException("its decoder asks for more memory than there is", forged);
                }
            }
        };
    }
}
