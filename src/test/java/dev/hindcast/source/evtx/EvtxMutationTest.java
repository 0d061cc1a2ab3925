package dev.hindcast.source.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.source.Corpora;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Specimens and real files, damaged in many ways: no fault, an end, counts that add up, the same by every way through the
 * code, and nothing lost of the chunks that were not touched. {@code -Dhindcast.mutations=50} tries fifty times as many.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EvtxMutationTest {

    private static final int MUTATIONS = 200 * Integer.getInteger("hindcast.mutations", 1);
    private static final long SECONDS_MAX = 5;

    /** Small ones of many kinds: exports, live copies, without templates, torn, wrapped, 3.2, without checksums. */
    private static final List<String> REAL = List.of(
            "Application_no_crc32",
            "MSExchange_Management_wec",
            "HelloForBusiness",
            "LanguagePackSetup",
            "sysmon_1_exec_via_sql_xpcmdshell",
            "ID4624",
            "ID302",
            "post-Security",
            "security_bad_string_cache",
            "Powershell_4104",
            "DE_RDP_Tunnel",
            "CA_DCSync_4662");

    static Stream<String> specimens() {
        return ALL.keySet().stream();
    }

    private static final Map<String, byte[]> ALL = all();

    private static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("ordinary", EvtxSpecimens.ordinary());
        all.put("oneOfEach", EvtxSpecimens.oneOfEach());
        all.put("everyValueType", EvtxSpecimens.everyValueType());
        all.put("oddValues", EvtxSpecimens.oddValues());
        all.put("markup", EvtxSpecimens.markup());
        all.put("ring", EvtxSpecimens.ring());
        all.put("noCrc", EvtxSpecimens.noCrc());
        all.put("version32", EvtxSpecimens.version32());
        all.put("dirty", EvtxSpecimens.dirty());
        all.put("cleared", EvtxSpecimens.cleared());
        all.put("nestedDeep", EvtxSpecimens.nestedDeep(60));
        all.put("multiplying", EvtxSpecimens.multiplying(3, 12));
        all.put("selfContaining", EvtxSpecimens.selfContaining());
        all.put("cyclicNames", EvtxSpecimens.cyclicNames());
        all.put("damaged", EvtxSpecimens.damaged());
        return all;
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void a_damaged_specimen_costs_what_was_damaged_and_nothing_else(String name) {
        check(name, ALL.get(name), MUTATIONS);
    }

    static Stream<String> realFiles() {
        return REAL.stream();
    }

    @ParameterizedTest
    @MethodSource("realFiles")
    void a_damaged_real_log_costs_what_was_damaged_and_nothing_else(String name) throws IOException {
        byte[] file = real(name);
        assertThat(file).as(name + " is in the corpus").isNotEmpty();
        check(name, file, MUTATIONS);
    }

    private static byte[] real(String part) throws IOException {
        try (InputStream in = Files.newInputStream(Corpora.path("evtx.zip"));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().contains(part) && entry.getName().endsWith(".evtx")) {
                    byte[] file = zip.readAllBytes();
                    // the first chunks tell as much as all of them
                    return java.util.Arrays.copyOf(file, Math.min(file.length, 4096 + 3 * 65_536));
                }
            }
        }
        return new byte[0];
    }

    private static void check(String name, byte[] file, int count) {
        List<EvtxPromises.ChunkLines> whole = EvtxPromises.wholeChunks(file);
        EvtxMutator mutator = new EvtxMutator(name.hashCode());
        for (int n = 0; n < count; n++) {
            EvtxMutator.Mutated mutated = mutator.mutate(file);
            String which = name + ", mutation " + n + " of bytes " + mutated.from() + " to " + mutated.to() + ", "
                    + (mutated.bytes().length - file.length) + " longer";
            long before = System.nanoTime();
            String dump = EvtxPromises.checkDump(mutated.bytes(), which);
            EvtxPromises.checkWays(mutated.bytes(), dump, n, which);
            assertThat((System.nanoTime() - before) / 1_000_000_000L).as(which).isLessThan(SECONDS_MAX);
            for (EvtxPromises.ChunkLines chunk : whole) {
                if (mutated.spares(chunk.from(), chunk.to()) && !dump.contains(chunk.lines())) {
                    assertThat(dump).as(which + ", chunk at " + chunk.from()).contains(chunk.lines());
                }
            }
        }
    }
}
