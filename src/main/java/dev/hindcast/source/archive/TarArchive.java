package dev.hindcast.source.archive;

import dev.hindcast.source.archive.Unpacking.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Takes the members of a tar one after the other; it has no list of them. */
final class TarArchive {

    /**
     * What stands between two members at most: headers, long names, extended attributes, padding. Long names are resolved
     * by recursion, so this bounds the stack too.
     */
    private static final long HEADER_BYTES_MAX = 256 * 1024;

    private TarArchive() {}

    /**
     * Takes what is in a tar; always true: what begins like one is one.
     *
     * @param tar its bytes; closed here
     */
    static boolean unpack(InputStream tar, Unpacking unpacking) {
        RationedStream in = new RationedStream(new BufferedInputStream(tar));
        try (TarArchiveInputStream members = new TarArchiveInputStream(
                in, TarConstants.DEFAULT_BLKSIZE, TarConstants.DEFAULT_RCDSIZE, "UTF-8", true)) {
            long unread = 0;
            boolean doubted = false;
            while (!unpacking.isStopped()) {
                in.allow(HEADER_BYTES_MAX + unread);
                TarArchiveEntry entry = members.getNextEntry();
                if (entry == null) {
                    checkEnd(in, unpacking);
                    return true;
                }
                if (!doubted && !entry.isCheckSumOK()) {
                    doubted = true;
                    unpacking.damaged(
                            "archive-header",
                            "A header's checksum does not agree (first that of " + MemberNames.harmless(entry.getName())
                                    + "), so names and sizes from there on may be wrong and members may be missing. Copy it"
                                    + " again, then run anew.");
                }
                unread = Math.max(0, entry.getSize());
                if (isFile(entry, unpacking) && unpacking.hasRoom()) {
                    in.allow(Long.MAX_VALUE);
                    take(members, entry, unpacking);
                    unread = 0;
                }
            }
        } catch (IOException | RuntimeException broken) {
            unpacking.stop(
                    "archive-cut",
                    "It is damaged behind the members that are listed (" + Damage.words(broken)
                            + "); what follows was not read. Copy it again, then run anew.");
        }
        return true;
    }

    private static void take(TarArchiveInputStream members, TarArchiveEntry entry, Unpacking unpacking) {
        String path = unpacking.next(entry.getName());
        if (!members.canReadEntryData(entry)) {
            unpacking.loseUnsupported(path, "a sparse file");
            return;
        }
        long size = entry.isSparse() ? entry.getRealSize() : entry.getSize();
        Outcome outcome = unpacking.spool(path, members, size, -1);
        if (outcome == Outcome.REFUSED) {
            unpacking.stop(
                    "archive-stopped",
                    "Unpacking stopped at a member that is too large (told by itself); what follows was not looked at.");
        } else if (outcome == Outcome.CUT) {
            unpacking.stop(
                    "archive-cut",
                    "It is cut or damaged inside a member (told by itself); what follows was not read. Copy it again,"
                            + " then run anew.");
        }
    }

    private static boolean isFile(TarArchiveEntry entry, Unpacking unpacking) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            unpacking.noteLink(entry.getName());
            return false;
        }
        if (entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO()) {
            unpacking.note(entry.getName(), "not-a-file", "neither a file nor a folder (a pipe or device).");
            return false;
        }
        return !entry.isDirectory();
    }

    /** POSIX 1003.1: two blocks of zeros end a tar; without one it may have been cut between two members. */
    private static void checkEnd(RationedStream in, Unpacking unpacking) {
        if (in.zerosAtEnd() < TarConstants.DEFAULT_RCDSIZE) {
            unpacking.damaged(
                    "archive-cut",
                    "It ends without its end mark, so members may be missing; those that are there are listed. Copy it"
                            + " again, then run anew.");
        }
    }
}
