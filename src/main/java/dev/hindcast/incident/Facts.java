package dev.hindcast.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The signs that hold for one guest, each with the findings that show it. */
final class Facts {

    private final Map<String, List<Finding>> shown = new TreeMap<>();

    /** A sign holds; without findings it still holds. */
    void show(String sign, List<Finding> findings) {
        shown.computeIfAbsent(sign, s -> new ArrayList<>()).addAll(findings);
    }

    void show(String sign, Finding finding) {
        show(sign, List.of(finding));
    }

    boolean shows(String sign) {
        return shown.containsKey(sign);
    }

    List<Finding> of(String sign) {
        return List.copyOf(shown.getOrDefault(sign, List.of()));
    }

    /** Signs that hold, sorted. */
    List<String> signs() {
        return List.copyOf(shown.keySet());
    }
}
