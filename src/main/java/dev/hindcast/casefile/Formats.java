package dev.hindcast.casefile;

import dev.hindcast.source.Format;
import dev.hindcast.source.capture.ConsoleCapture;
import dev.hindcast.source.capture.W32tmStatus;
import dev.hindcast.source.capture.W32tmStripchart;
import dev.hindcast.source.evtx.EvtxFormat;
import dev.hindcast.source.line.LineFormats;
import dev.hindcast.source.table.TableFormat;
import dev.hindcast.source.windows.WevtutilXml;
import java.util.ArrayList;
import java.util.List;

/** THE list of formats, in the order in which ties are decided: a new one is one class, or one YAML file, and one line. */
final class Formats {

    /** Known by their first bytes and by nothing else; asked before the others are so much as loaded. */
    static final List<Format> BY_MAGIC = List.of(new EvtxFormat());

    private Formats() {}

    /** All of them; those that are declared in YAML are read when this is first asked for. */
    static List<Format> all() {
        return Loaded.ALL;
    }

    /** Loaded when it is first used. */
    private static final class Loaded {
        static final List<Format> ALL = load();
    }

    private static List<Format> load() {
        List<Format> formats = new ArrayList<>(BY_MAGIC);
        formats.add(new WevtutilXml());
        formats.addAll(LineFormats.builtIn());
        formats.add(new W32tmStripchart());
        formats.add(new W32tmStatus());
        formats.addAll(ConsoleCapture.builtIn());
        formats.addAll(TableFormat.builtIn());
        return List.copyOf(formats);
    }
}
