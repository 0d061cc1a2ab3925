package dev.hindcast.simulate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes records as {@code wevtutil qe LOG /f:xml} does: one Event a line, no root, no prolog, single quotes, stamps in
 * UTC with seven digits (text log formats, section 5.1).
 */
final class WevtutilXml {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WevtutilXml() {}

    /** A FILETIME as text. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String write(List<LoggedRecord> records) {
        StringBuilder out = new StringBuilder();
        for (LoggedRecord record : records) {
            write(record, out);
            out.append("\r\n");
        }
        return out.toString();
    }

    private static void write(LoggedRecord logged, StringBuilder out) {
        WindowsRecord record = logged.record();
        out.append("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider");
        attribute(" Name", record.provider().providerName(), out);
        optionalAttribute(" Guid", record.provider().guid(), out);
        optionalAttribute(" EventSourceName", record.provider().eventSource(), out);
        out.append("/><EventID");
        if (record.qualifiers() >= 0) {
            attribute(" Qualifiers", Integer.toString(record.qualifiers()), out);
        }
        out.append('>').append(record.id()).append("</EventID>");
        boolean manifest = record.version() >= 0;
        if (manifest) {
            element("Version", Integer.toString(record.version()), out);
        }
        element("Level", Integer.toString(record.level()), out);
        element("Task", Integer.toString(record.task()), out);
        if (manifest) {
            element("Opcode", Integer.toString(record.opcode()), out);
        }
        element("Keywords", record.keywords(), out);
        out.append("<TimeCreated SystemTime='").append(time(logged.stamp())).append("'/>");
        element("EventRecordID", Long.toString(logged.recordId()), out);
        if (manifest) {
            out.append("<Correlation");
            optionalAttribute(" ActivityID", record.activity(), out);
            out.append("/><Execution ProcessID='").append(record.processId());
            // Threads of one process are many; the number only has to look like one and to be stable.
            out.append("' ThreadID='")
                    .append(record.processId() + 4 + logged.recordId() % 5 * 4)
                    .append("'/>");
        }
        element("Channel", record.channel(), out);
        element("Computer", logged.host().fqdn(), out);
        out.append("<Security");
        optionalAttribute(" UserID", record.userSid(), out);
        out.append("/></System>");
        writeData(record, out);
        out.append("</Event>");
    }

    private static void writeData(WindowsRecord record, StringBuilder out) {
        out.append("<EventData");
        optionalAttribute(" Name", record.dataName(), out);
        out.append('>');
        for (WindowsRecord.Field field : record.data()) {
            out.append("<Data");
            optionalAttribute(" Name", field.name(), out);
            out.append('>').append(escaped(field.value())).append("</Data>");
        }
        if (!record.binary().equals(WindowsRecord.NO_BINARY)) {
            element("Binary", record.binary(), out);
        }
        out.append("</EventData>");
    }

    private static void element(String name, String value, StringBuilder out) {
        out.append('<')
                .append(name)
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(name)
                .append('>');
    }

    private static void optionalAttribute(String name, String value, StringBuilder out) {
        if (!value.isEmpty()) {
            attribute(name, value, out);
        }
    }

    private static void attribute(String name, String value, StringBuilder out) {
        out.append(name).append("='").append(escaped(value)).append('\'');
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;");
    }
}
