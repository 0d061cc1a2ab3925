package dev.hindcast.source.archive;

import dev.hindcast.source.archive.Unpacking.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** Takes the members of a zip: by its central directory, or one after the other where that is broken. */
final class ZipArchive {

    /** What every package of Office Open XML holds (ECMA-376 part 2): a sheet is a file, not a folder of files. */
    private static final String OFFICE_MARK = "[Content_Types].xml";

    private static final long NOWHERE = -1;

    private final OpenZips zips;

    ZipArchive(OpenZips zips) {
        this.zips = zips;
    }

    /**
     * Takes what is in a zip.
     *
     * @return whether it is an archive; false for a document that is packed as a zip
     */
    boolean unpack(Path file, Unpacking unpacking) {
        OpenZip zip;
        try {
            zip = zips.zip(file);
        } catch (IOException broken) {
            return withoutDirectory(file, unpacking, Damage.words(broken));
        }
        List<ZipArchiveEntry> entries = zip.entries();
        if (entries.stream().anyMatch(ZipArchive::isOfficeMark)) {
            return false;
        }
        for (int i = 0; i < entries.size() && !unpacking.isStopped(); i++) {
            ZipArchiveEntry entry = entries.get(i);
            if (isFile(entry, unpacking) && unpacking.hasRoom()) {
                String path = unpacking.next(entry.getName());
                if (isReadable(entry, zip.canRead(entry), path, unpacking)
                        && unpacking.allows(path, entry.getSize(), entry.getCompressedSize())) {
                    unpacking.allowance().takeBytes(entry.getSize());
                    unpacking.keep(new ZipMember(path, zips, file, i, entry.getSize(), entry.getCrc()));
                }
            }
        }
        return true;
    }

    private static boolean isOfficeMark(ZipArchiveEntry entry) {
        return OFFICE_MARK.equals(entry.getName());
    }

    private static boolean isFile(ZipArchiveEntry entry, Unpacking unpacking) {
        if (entry.isUnixSymlink()) {
            unpacking.noteLink(entry.getName());
            return false;
        }
        // a folder's name ends in a separator; some writers use the other one. One with content hides a file.
        boolean folder = entry.getName().endsWith("/") || entry.getName().endsWith("\\");
        return !folder || entry.getSize() > 0;
    }

    private static boolean isReadable(ZipArchiveEntry entry, boolean supported, String path, Unpacking unpacking) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            unpacking.loseEncrypted(path);
            return false;
        }
        if (!supported) {
            ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
            unpacking.loseUnsupported(path, method == null ? "method " + entry.getMethod() : method.name());
        }
        return supported;
    }

    private static boolean withoutDirectory(Path file, Unpacking unpacking, String why) {
        unpacking.damaged(
                "archive-directory",
                "Its list of members cannot be used (" + why
                        + "); it was searched for members from its beginning, and what"
                        + " was found is listed. Copy it again, then run anew.");
        try (FileChannel channel = FileChannel.open(file)) {
            long from = 0;
            while (from != NOWHERE && !unpacking.isStopped()) {
                from = unpackFrom(channel, from, unpacking);
                from = from == NOWHERE ? NOWHERE : nextHeader(channel, from);
            }
        } catch (OfficeDocument document) {
            return false;
        } catch (IOException unreadable) {
            unpacking.damaged(
                    "archive-unreadable", "It could not be read to its end: " + Damage.words(unreadable) + ".");
        }
        return true;
    }

    /**
     * Takes members that follow each other.
     *
     * @return from where the next may be searched for; {@link #NOWHERE} when the list of members was reached
     */
    private static long unpackFrom(FileChannel channel, long start, Unpacking unpacking) throws OfficeDocument {
        long next = start + 1;
        try (ZipArchiveInputStream zip =
                new ZipArchiveInputStream(stream(channel, start), "UTF-8", true, false, true)) {
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                next = start + Math.max(1, entry.getDataOffset());
                if (isOfficeMark(entry)) {
                    throw new OfficeDocument();
                }
                if (!isFile(entry, unpacking)) {
                    continue;
                }
                if (!unpacking.hasRoom()) {
                    return NOWHERE;
                }
                String path = unpacking.next(entry.getName());
                if (!isReadable(entry, zip.canReadEntryData(entry), path, unpacking)) {
                    return next;
                }
                Outcome outcome = unpacking.spool(path, zip, entry.getSize(), entry.getCompressedSize());
                if (outcome != Outcome.WHOLE) {
                    return next;
                }
                next += Math.max(0, entry.getCompressedSize());
            }
            return NOWHERE;
        } catch (OfficeDocument document) {
            throw document;
        } catch (IOException | RuntimeException broken) {
            return next;
        }
    }

    /** A document in a zip whose list of members is broken; it stays one file. */
    private static final class OfficeDocument extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static InputStream stream(FileChannel channel, long start) throws IOException {
        channel.position(start);
        return new BufferedInputStream(new OpenChannel(Channels.newInputStream(channel)));
    }

    /** The position of the next local header (APPNOTE 4.3.7) at or behind an offset; {@link #NOWHERE} if none. */
    private static long nextHeader(FileChannel channel, long from) throws IOException {
        try (InputStream in = stream(channel, from)) {
            int seen = 0;
            long at = from;
            for (int b = in.read(); b >= 0; b = in.read()) {
                at++;
                seen = seen << 8 | b;
                if (seen == 0x504b0304) {
                    return at - 4;
                }
            }
        }
        return NOWHERE;
    }

    /** Leaves the channel open when the stream over it is closed. */
    private static final class OpenChannel extends java.io.FilterInputStream {
        OpenChannel(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the channel is closed by whoever opened it
        }
    }
}
