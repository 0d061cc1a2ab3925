package dev.hindcast.source.evtx;

import dev.hindcast.source.Format;
import dev.hindcast.source.Reader;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.RecordDump;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Specimens;
import java.util.Optional;

/** Native Windows event logs, format 3.1 and 3.2: live copies, exports, forwarded logs, damaged ones. */
public final class EvtxFormat implements Format {

    /** The format's id. */
    public static final String ID = "evtx";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "Windows event log (EVTX)";
    }

    @Override
    public Specimens specimens() {
        return new Specimens(
                "452 files and 806 more from public repositories, formats 3.1 and 3.2, whole and damaged", "");
    }

    @Override
    public Recognition recognise(Sample sample) {
        if (longAt(sample, 0) == FileHeader.MAGIC) {
            return Recognition.certain("it begins with ElfFile");
        }
        if (longAt(sample, FileHeader.BYTES) == Chunk.MAGIC) {
            return Recognition.certain("a chunk of an event log at byte 4096, behind a header that is gone");
        }
        return longAt(sample, 0) == Chunk.MAGIC
                ? Recognition.certain("it begins with a chunk of an event log; the file header is missing")
                : Recognition.NO;
    }

    private static long longAt(Sample sample, int offset) {
        if (sample.bytes().length() < offset + 8) {
            return 0;
        }
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | sample.bytes().at(offset + i);
        }
        return value;
    }

    @Override
    public Reader reader(ReadingOptions options) {
        return new EvtxReader(options);
    }

    @Override
    public Optional<RecordDump> dump(ReadingOptions options) {
        return Optional.of(new EvtxDump(options));
    }
}
