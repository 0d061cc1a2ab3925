package dev.hindcast.report;

import dev.hindcast.incident.Incident;
import dev.hindcast.incident.Verdict;
import java.util.List;

/**
 * What the HTML shows of one guest.
 *
 * @param first whether it is the report's first chapter, which has the headline of the page
 * @param data what the picture's cursor reads, as JSON that is safe inside a script element
 */
public record Chapter(
        Incident incident,
        boolean first,
        Portability portability,
        OffsetChart chart,
        List<PictureMoment> moments,
        RivalTable rivals,
        EvidenceRows evidence,
        String data) {

    public Chapter {
        moments = List.copyOf(moments);
    }

    /** An element id of this chapter: {@code picture-I-1}. */
    public String anchor(String name) {
        return name + "-" + incident.id();
    }

    /** Where a link to this chapter leads. */
    public String top() {
        return first ? "verdict" : anchor("verdict");
    }

    public String hostName() {
        return incident.host().shortName();
    }

    public String tagStyle() {
        return tagStyle(incident.verdict());
    }

    /** The style of a verdict's tag: filled, thin or dashed. An answer is not a mood: no colours. */
    public static String tagStyle(Verdict verdict) {
        return switch (verdict) {
            case YES -> "yes";
            case NO -> "no";
            case UNDETERMINED -> "und";
        };
    }
}
