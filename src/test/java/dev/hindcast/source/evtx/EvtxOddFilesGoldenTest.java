package dev.hindcast.source.evtx;

import dev.hindcast.GoldenFile;
import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Tally;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is told of the odd files of the public samples (EVTX page, 4.3), word for word. */
class EvtxOddFilesGoldenTest {

    private static final List<String> ODD = List.of(
            "plaso/test_data/evtx/System2",
            "sample-with-zero-data-size-event",
            "sample_with_a_bad_chunk_magic",
            "2-vss_0-Microsoft-Windows-TerminalServices-RemoteConnectionManager",
            "2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS",
            "HelloForBusiness",
            "LanguagePackSetup",
            "samples/sysmon.evtx",
            "security_bad_string_cache",
            "Application_no_crc32",
            "post-Security",
            "2-vss_7-System",
            "samples/system.evtx",
            "samples/security.evtx",
            "Shell-Core",
            "irregular-bool",
            "ID302",
            "LiveId",
            "CAPI2",
            "MSExchange_Management_wec",
            "sysmon_1_exec_via_sql_xpcmdshell",
            "password-spray",
            "Tchopper");

    @Test
    void what_is_told_of_odd_files() throws IOException {
        StringBuilder text = new StringBuilder();
        odd().forEach((name, file) -> tell(name, file, text));
        GoldenFile.check("evtx-diagnostics.txt", text.toString());
    }

    private static void tell(String name, byte[] file, StringBuilder text) {
        Collected read = Evtx.read(file);
        Tally tally = read.reading().tally();
        text.append(name)
                .append("\n  ")
                .append(tally.present())
                .append(" present, ")
                .append(tally.read())
                .append(" read, ")
                .append(tally.rejected())
                .append(" rejected; with carving ")
                .append(Evtx.read(file, Evtx.CARVING).events().size() - tally.read())
                .append(" more\n");
        for (Diagnostic diagnostic : read.diagnostics()) {
            text.append("  ")
                    .append(diagnostic.severity().word())
                    .append(' ')
                    .append(diagnostic.code())
                    .append(" (")
                    .append(diagnostic.position())
                    .append(")\n    ")
                    .append(diagnostic.message())
                    .append('\n');
        }
    }

    private static Map<String, byte[]> odd() throws IOException {
        Map<String, byte[]> odd = new TreeMap<>();
        try (InputStream in = Files.newInputStream(Corpora.path("evtx.zip"));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!entry.isDirectory() && ODD.stream().anyMatch(name::contains)) {
                    odd.put(name, zip.readAllBytes());
                }
            }
        }
        return odd;
    }
}
