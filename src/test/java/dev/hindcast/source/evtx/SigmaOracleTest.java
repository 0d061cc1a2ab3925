package dev.hindcast.source.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.source.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The events of SigmaHQ's regression files against the JSON that stands beside them, leaf by leaf. The JSON was written by
 * another parser (the Rust crate {@code evtx} 0.8.5 to 0.9), years apart and by many people.
 */
class SigmaOracleTest {

    /** The one pair whose JSON was edited: the EVTX has Explorer.EXE. */
    private static final String EDITED_PAIR = "ad691d92-15f2-4181-9aa4-723c74f9ddc3";

    private static final List<String> EDITED_LEAVES = List.of("Event/EventData/ParentCommandLine");

    @TempDir
    private Path folder;

    /** The XML of each event, in the order of the log. */
    private static List<String> dumpXml(byte[] evtx) {
        return Stream.of(Evtx.xml(evtx).split("(?<=</Event>)\n")).toList();
    }

    private static List<JsonNode> oracle(Path json) throws IOException {
        try (MappingIterator<JsonNode> events =
                new ObjectMapper().readerFor(JsonNode.class).readValues(json.toFile())) {
            return events.readAll();
        }
    }

    private List<Path> files() throws IOException {
        Corpora.unzip("sigma-regression.zip", folder);
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(p -> p.toString().endsWith(".evtx")).sorted().toList();
        }
    }

    private static Path besides(Path evtx) {
        return evtx.resolveSibling(evtx.getFileName().toString().replace(".evtx", ".json"));
    }

    @Test
    void every_leaf_of_every_event_is_the_oracles() throws IOException {
        List<String> differences = new ArrayList<>();
        TreeSet<String> exceptionsMet = new TreeSet<>();
        int pairs = 0;
        int events = 0;
        int leaves = 0;
        for (Path evtx : files()) {
            List<String> ours = dumpXml(Files.readAllBytes(evtx));
            List<JsonNode> oracle = oracle(besides(evtx));
            String name = evtx.getFileName().toString();
            pairs++;
            if (ours.size() != oracle.size()) {
                differences.add(name + ": " + ours.size() + " events, the oracle has " + oracle.size());
                continue;
            }
            for (int i = 0; i < ours.size(); i++) {
                Map<String, String> expected = EvtxJsonShape.leaves(oracle.get(i));
                for (String difference : EvtxJsonShape.differences(EvtxJsonShape.leaves(ours.get(i)), expected)) {
                    String leaf = difference.substring(0, difference.indexOf(':'));
                    if (name.startsWith(EDITED_PAIR) && EDITED_LEAVES.contains(leaf)) {
                        exceptionsMet.add(leaf);
                    } else {
                        differences.add(name + " event " + i + ": " + difference);
                    }
                }
                events++;
                leaves += expected.size();
            }
        }
        assertThat(differences).isEmpty();
        assertThat(exceptionsMet).containsExactlyElementsOf(EDITED_LEAVES);
        assertThat(List.of(pairs, events, leaves)).containsExactly(168, 196, 6_866);
    }

    @Test
    void the_comparison_sees_a_changed_missing_or_moved_leaf() {
        String event =
                "<Event xmlns='urn:e'><System><EventID Qualifiers='1'>7</EventID><Level>4</Level><Security/></System>"
                        + "<EventData><Data Name='A'>x  </Data><Data Name='A'>{0197231e-005a-6928-a50b-000000000d00}</Data>"
                        + "<Data Name='T'>2025-11-27T07:40:10.1653249Z</Data></EventData></Event>";
        Map<String, String> same = leavesOfJson("{'Event':{'#attributes':{'xmlns':'urn:e'},'System':{'EventID':"
                + "{'#attributes':{'Qualifiers':1},'#text':7},'Level':4,'Security':null},'EventData':{'A':'x','A_1':"
                + "'0197231E-005A-6928-A50B-000000000D00','T':'2025-11-27T07:40:10.165324Z'}}}");
        assertThat(EvtxJsonShape.differences(EvtxJsonShape.leaves(event), same)).isEmpty();
        for (String changed : List.of(
                event.replace("<Level>4", "<Level>5"),
                event.replace("<Level>4</Level><Security/>", "<Security/><Level>4</Level>"),
                event.replace("<Security/>", ""),
                event.replace("Name='T'", "Name='U'"),
                event.replace(" Qualifiers='1'", ""),
                event.replace("x  <", " x<"),
                event.replace("165324", "165325"))) {
            assertThat(EvtxJsonShape.differences(EvtxJsonShape.leaves(changed), same))
                    .as(changed)
                    .isNotEmpty();
        }
    }

    private static Map<String, String> leavesOfJson(String text) {
        try {
            return EvtxJsonShape.leaves(new ObjectMapper().readTree(text.replace('\'', '"')));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
