package dev.hindcast.source.line;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The zone of a file as its own anchors show it: one offset, or several with the moments of change between them. A
 * change is believed where some zone of the world makes it in that gap, or where at least three anchors stand on either
 * side; a lone anchor that disagrees is damage.
 *
 * @param rules the offsets as rules for this file's time only
 * @param name the offsets in words: {@code +01:00}, {@code +01:00/+02:00}
 */
record InferredZone(ZoneRules rules, String name) {

    /** Fewer anchors than this do not show a change that no zone of the world makes. */
    private static final int SUPPORT_MIN = 3;

    /** The zone that these runs show; they hold at least one. */
    static InferredZone of(List<AnchorSurvey.Run> runs) {
        List<AnchorSurvey.Run> kept = believable(runs);
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        ZoneOffset first = kept.get(0).offset();
        names.add(name(first));
        for (int i = 1; i < kept.size(); i++) {
            AnchorSurvey.Run before = kept.get(i - 1);
            AnchorSurvey.Run after = kept.get(i);
            long second = changeBetween(before, after).orElse(after.firstSecond());
            LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, before.offset());
            changes.add(ZoneOffsetTransition.of(local, before.offset(), after.offset()));
            if (!names.contains(name(after.offset()))) {
                names.add(name(after.offset()));
            }
        }
        return new InferredZone(ZoneRules.of(first, first, List.of(), changes, List.of()), String.join("/", names));
    }

    private static String name(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId();
    }

    /** Drops runs that contradict their neighbours without support, the weakest first, and joins what then agrees. */
    private static List<AnchorSurvey.Run> believable(List<AnchorSurvey.Run> runs) {
        List<AnchorSurvey.Run> kept = new ArrayList<>(joined(runs));
        while (kept.size() > 1) {
            int weakest = -1;
            for (int i = 0; i < kept.size(); i++) {
                boolean doubtful = (i > 0 && !isChange(kept.get(i - 1), kept.get(i)))
                        || (i + 1 < kept.size() && !isChange(kept.get(i), kept.get(i + 1)));
                if (doubtful
                        && (weakest < 0
                                || kept.get(i).count() < kept.get(weakest).count())) {
                    weakest = i;
                }
            }
            if (weakest < 0) {
                return kept;
            }
            kept.remove(weakest);
            kept = new ArrayList<>(joined(kept));
        }
        return kept;
    }

    private static List<AnchorSurvey.Run> joined(List<AnchorSurvey.Run> runs) {
        List<AnchorSurvey.Run> joined = new ArrayList<>();
        for (AnchorSurvey.Run run : runs) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).offsetSeconds() == run.offsetSeconds()) {
                AnchorSurvey.Run before = joined.get(last);
                joined.set(
                        last,
                        new AnchorSurvey.Run(
                                run.offsetSeconds(),
                                Math.min(before.firstSecond(), run.firstSecond()),
                                Math.max(before.lastSecond(), run.lastSecond()),
                                before.count() + run.count()));
            } else {
                joined.add(run);
            }
        }
        return joined;
    }

    private static boolean isChange(AnchorSurvey.Run before, AnchorSurvey.Run after) {
        // a clock set back, or lines out of order: no moment of change can be placed
        if (after.firstSecond() <= before.lastSecond()) {
            return false;
        }
        return (before.count() >= SUPPORT_MIN && after.count() >= SUPPORT_MIN)
                || changeBetween(before, after).isPresent();
    }

    /** The moment at which most zones of the world that make this change between the two runs make it. */
    private static Optional<Long> changeBetween(AnchorSurvey.Run before, AnchorSurvey.Run after) {
        Map<Long, Integer> votes = new TreeMap<>();
        Instant from = Instant.ofEpochSecond(before.lastSecond());
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneOffsetTransition change = ZoneId.of(id).getRules().nextTransition(from);
            if (change != null
                    && change.toEpochSecond() <= after.firstSecond()
                    && change.getOffsetBefore().equals(before.offset())
                    && change.getOffsetAfter().equals(after.offset())) {
                votes.merge(change.toEpochSecond(), 1, Integer::sum);
            }
        }
        // TreeMap: the earliest of the moments with the most votes, whatever the order of the zones
        return votes.entrySet().stream()
                .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
                .map(Map.Entry::getKey);
    }
}
