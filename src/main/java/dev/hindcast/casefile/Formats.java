package dev.hindcast.casefile;

import dev.hindcast.source.Format;
import dev.hindcast.source.capture.W32tmStatus;
import dev.hindcast.source.capture.W32tmStripchart;
import dev.hindcast.source.line.LineFormats;
import dev.hindcast.source.table.TableFormat;
import dev.hindcast.source.windows.WevtutilXml;
import java.util.ArrayList;
import java.util.List;

/** THE list of formats, in the order in which ties are decided: a new one is one class, or one YAML file, and one line. */
final class Formats {

    static final List<Format> ALL = all();

    private Formats() {}

    private static List<Format> all() {
        List<Format> formats = new ArrayList<>();
        formats.add(new WevtutilXml());
        formats.addAll(LineFormats.builtIn());
        formats.add(new W32tmStripchart());
        formats.add(new W32tmStatus());
        formats.addAll(TableFormat.builtIn());
        return List.copyOf(formats);
    }
}
