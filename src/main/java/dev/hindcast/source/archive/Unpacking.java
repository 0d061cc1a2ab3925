package dev.hindcast.source.archive;

import dev.hindcast.event.Counted;
import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Position;
import dev.hindcast.source.Archive;
import dev.hindcast.source.FileSource;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One archive while its members are taken from it: what was found, what was not, and why. */
final class Unpacking {

    /** Members named one by one; an archive of rubbish must not bury the others. */
    private static final int TOLD_MAX = 50;

    private static final String UNPACK = " Unpack it by other means and give that as evidence if it belongs.";

    private final Source archive;
    private final ArchiveKind kind;
    private final Allowance allowance;
    private final MemberNames names;
    private final Spool spool;
    private final List<Source> members = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private int present;
    private int lost;
    private int renamed;
    private int notes;
    private boolean stopped;
    private @Nullable String firstRenamed;

    Unpacking(Source archive, ArchiveKind kind, Allowance allowance, MemberNames names, Spool spool) {
        this.archive = archive;
        this.kind = kind;
        this.allowance = allowance;
        this.names = names;
        this.spool = spool;
    }

    /** What became of a member. */
    enum Outcome {
        WHOLE,
        /** Its bytes cannot be read further; what came before is kept. */
        CUT,
        /** It would be larger than is allowed, and nothing of it is kept. */
        REFUSED
    }

    Source archive() {
        return archive;
    }

    Allowance allowance() {
        return allowance;
    }

    List<Source> members() {
        return members;
    }

    /** The unique path of the next member that is present; counts it. */
    String next(String name) {
        present++;
        String harmless = MemberNames.harmless(name);
        String path = names.path(archive.path(), harmless);
        if (!MemberNames.isAsWritten(name, harmless)) {
            renamed++;
            firstRenamed = firstRenamed == null ? path : firstRenamed;
        }
        return path;
    }

    /** Whether one more member may be taken; tells once where not. */
    boolean hasRoom() {
        if (!stopped && !allowance.takeMember()) {
            stop(
                    "archive-too-many",
                    "It holds more members than one archive may; the first " + present + " are listed,"
                            + " the others were not looked at." + UNPACK);
        }
        return !stopped;
    }

    boolean isStopped() {
        return stopped;
    }

    void keep(Source member) {
        members.add(member);
    }

    /** A member that cannot be read at all. */
    void lose(String path, String code, String message) {
        lost++;
        if (lost <= TOLD_MAX) {
            problems.add(Diagnostic.error(path, Position.FILE, code, message));
        }
    }

    void loseEncrypted(String path) {
        lose(path, "archive-encrypted", "It is encrypted and was not read." + UNPACK);
    }

    void loseUnsupported(String path, String method) {
        lose(path, "archive-method", "It is packed in a way that is not read (" + method + ")." + UNPACK);
    }

    /** A member of which a part is kept. */
    void tellCut(String path, long keptBytes, String why) {
        problems.add(Diagnostic.error(
                path,
                Position.FILE,
                "archive-member-cut",
                "The first " + keptBytes + " bytes could be unpacked and were read, nothing after them: " + why
                        + ". Copy the archive again, then run anew."));
    }

    /** Something present that is no file and was left alone; {@code what} goes on after its name. */
    void note(String name, String code, String what) {
        notes++;
        if (notes <= TOLD_MAX) {
            problems.add(
                    Diagnostic.note(archive.path(), Position.FILE, code, MemberNames.harmless(name) + " is " + what));
        }
    }

    void noteLink(String name) {
        note(
                name,
                "link-not-followed",
                "a link; it is not followed. Its target is read where the archive holds it as a file.");
    }

    /** The archive itself is damaged; what was found stays. */
    void damaged(String code, String message) {
        problems.add(Diagnostic.error(archive.path(), Position.FILE, code, message));
    }

    /** Nothing more is taken. */
    void stop(String code, String message) {
        stopped = true;
        damaged(code, message);
    }

    /** Whether a member of that size may be unpacked; a refusal is told. */
    boolean allows(String path, long sizeBytes, long packedBytes) {
        long max = allowance.memberBytesMax(packedBytes);
        if (sizeBytes <= max) {
            return true;
        }
        refuse(path, max);
        return false;
    }

    private void refuse(String path, long bytesMax) {
        lose(
                path,
                "archive-too-large",
                "It unpacks to more than the " + bytesMax
                        + " bytes that are allowed here (a guard against archives made to"
                        + " fill disks), so nothing of it was read." + UNPACK);
    }

    /**
     * Unpacks a member to the temporary folder.
     *
     * @param declaredBytes its size; negative where the archive does not tell
     * @param packedBytes its packed size; negative where the archive does not tell
     */
    Outcome spool(String path, InputStream in, long declaredBytes, long packedBytes) {
        try {
            long allowed = allowance.memberBytesMax(packedBytes);
            long room = spool.roomBytes();
            if (room < allowed && declaredBytes > room) {
                noRoom(path, "it holds no more than " + room + " bytes");
                return Outcome.REFUSED;
            }
            if (declaredBytes > allowed) {
                refuse(path, allowed);
                return Outcome.REFUSED;
            }
            Spool.Written written = spool.write(in, Math.min(allowed, room));
            if (written.tooLarge()) {
                if (room < allowed) {
                    noRoom(path, "it holds no more than " + room + " bytes");
                } else {
                    refuse(path, allowed);
                }
                return Outcome.REFUSED;
            }
            allowance.takeBytes(written.sizeBytes());
            if (written.damage() == null) {
                keep(new FileSource(path, written.file(), written.sizeBytes()));
                return Outcome.WHOLE;
            }
            if (written.sizeBytes() == 0 && written.damage().equals(Damage.ENCRYPTED)) {
                loseEncrypted(path);
            } else if (written.sizeBytes() == 0) {
                lose(
                        path,
                        "archive-member-unreadable",
                        "Nothing of it could be unpacked: " + written.damage()
                                + ". Copy the archive again, then run anew.");
            } else {
                keep(new FileSource(path, written.file(), written.sizeBytes()));
                tellCut(path, written.sizeBytes(), written.damage());
            }
            return Outcome.CUT;
        } catch (IOException full) {
            noRoom(path, Damage.words(full));
            return Outcome.REFUSED;
        }
    }

    private void noRoom(String path, String why) {
        lose(
                path,
                "archive-no-room",
                "It must be unpacked to be read, and the folder for temporary files cannot take it: " + why
                        + ". Name another one with -Djava.io.tmpdir=FOLDER, then run anew.");
    }

    /** The archive's own line in the list of files. */
    Archive listed() {
        int read = present - lost;
        String members = Counted.of(present, "member");
        String why = "a " + kind.words() + " of " + members + "; each is listed by itself";
        if (present == 0) {
            why = "a " + kind.words() + " in which no member was found";
        } else if (lost > 0) {
            why = "a " + kind.words() + " of " + members + ", of which " + read
                    + " could be read; each is listed by itself";
        }
        return new Archive(archive, kind.id(), why);
    }

    /** Every problem, those summed up that concern the archive as a whole. */
    List<Diagnostic> problems() {
        List<Diagnostic> all = new ArrayList<>(problems);
        if (present == 0 && problems.isEmpty()) {
            all.add(Diagnostic.warning(
                    archive.path(), Position.FILE, "archive-empty", "It holds no file. Export it again if it should."));
        }
        if (present > 0 && lost == present) {
            all.add(Diagnostic.error(
                    archive.path(),
                    Position.FILE,
                    "archive-unreadable",
                    (present == 1 ? "Its only member" : "None of its " + present + " members") + " could be read."
                            + " Copy or export it again, then run anew."));
        }
        if (lost > TOLD_MAX) {
            all.add(Diagnostic.error(
                    archive.path(),
                    Position.FILE,
                    "archive-members-unreadable",
                    (lost - TOLD_MAX) + " more members could not be read; the first " + TOLD_MAX
                            + " that could not are listed by themselves."));
        }
        if (notes > TOLD_MAX) {
            all.add(Diagnostic.note(
                    archive.path(),
                    Position.FILE,
                    "link-not-followed",
                    (notes - TOLD_MAX) + " more links or devices were left alone."));
        }
        if (firstRenamed != null) {
            all.add(Diagnostic.note(
                    archive.path(),
                    Position.FILE,
                    "archive-names",
                    renamed + (renamed == 1 ? " member has a name" : " members have names")
                            + " that leads outside the archive, is absolute or holds characters that cannot be shown;"
                            + " listed under a harmless one, the first as " + firstRenamed + "."));
        }
        return all;
    }
}
