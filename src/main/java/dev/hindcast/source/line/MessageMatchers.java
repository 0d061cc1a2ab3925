package dev.hindcast.source.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the form of a message among the sets that a format has, by the name of the program first. */
final class MessageMatchers {

    /** A file that invents a program for each line must not fill the memory. */
    private static final int PROGRAMS_MAX = 10_000;

    private final LineFormat format;
    private final List<ReadySet> always = new ArrayList<>();
    private final Map<String, List<ReadySet>> byProgram = new HashMap<>();
    private final Map<String, ReadySet> ready = new HashMap<>();
    private final List<String> anchorLiterals = new ArrayList<>();

    private String lastProgram = "";
    private List<ReadySet> lastSets;
    /** No set passes over a message that is not longer. */
    private final int charsMin;

    private boolean tooLong;

    MessageMatchers(LineFormat format) {
        this.format = format;
        format.messages().forEach(set -> always.add(ready(set)));
        List<MessageSet> all = new ArrayList<>(format.messages());
        all.addAll(format.programs());
        for (MessageSet set : all) {
            set.forms().stream()
                    .filter(form -> form.anchorGroup() >= 0)
                    .map(MessageForm::anchorLiteral)
                    .filter(literal -> !anchorLiterals.contains(literal))
                    .forEach(anchorLiterals::add);
        }
        this.charsMin = all.stream().mapToInt(MessageSet::charsMax).min().orElse(Integer.MAX_VALUE);
        this.lastSets = sets("");
    }

    /** A message that a form knows. */
    record Found(MessageSet set, MessageForm form, ShapeMatch match, LineMoment none) {
        Optional<Instant> anchor() {
            int group = form.anchorGroup();
            boolean holds = group >= 0
                    && match.start(group) >= 0
                    && (form.anchorLiteral().isEmpty() || match.holds(group, form.anchorLiteral()));
            return holds ? new TimeValues.Moment(group, false).of(match, none) : Optional.empty();
        }
    }

    /** A set with a matcher for each of its forms. */
    private static final class ReadySet {
        private final MessageSet set;
        private final List<Found> forms = new ArrayList<>();

        ReadySet(MessageSet set) {
            this.set = set;
            LineMoment none = new LineMoment();
            set.forms()
                    .forEach(form -> forms.add(new Found(set, form, form.shape().match(), none)));
        }

        @Nullable
        Found find(String message) {
            if (isTooLong(message)) {
                return null;
            }
            String whole = bare(message);
            String shortened = "";
            for (int i = 0; i < forms.size(); i++) {
                Found candidate = forms.get(i);
                Shape shape = candidate.form.shape();
                String text = whole;
                if (shape.readsShortened()) {
                    shortened = shortened.isEmpty() ? elide(whole) : shortened;
                    text = shortened;
                }
                if (shape.isWorthTrying(text) && candidate.match.fits(text)) {
                    return candidate;
                }
            }
            return null;
        }

        boolean isTooLong(String message) {
            return message.length() > set.charsMax();
        }

        /** Whether some form would have been tried on a message, had it been shorter. */
        boolean passesOver(String message) {
            return isTooLong(message)
                    && forms.stream().anyMatch(found -> found.form.shape().isWorthTrying(bare(message)));
        }

        private String bare(String message) {
            for (String prefix : set.prefixes()) {
                if (message.startsWith(prefix)) {
                    return message.substring(prefix.length());
                }
            }
            return message;
        }

        /** The message with nothing between the brackets of each list; a list without its end stays. */
        private String elide(String text) {
            String brackets = set.elided();
            if (brackets.isEmpty()) {
                return text;
            }
            int open = text.indexOf(brackets.charAt(0));
            int close = open < 0 ? -1 : text.indexOf(brackets.charAt(1), open);
            if (close < 0) {
                return text;
            }
            StringBuilder kept = new StringBuilder(text.length());
            int from = 0;
            while (close >= 0) {
                kept.append(text, from, open + 1);
                from = close;
                open = text.indexOf(brackets.charAt(0), from);
                close = open < 0 ? -1 : text.indexOf(brackets.charAt(1), open);
            }
            return kept.append(text, from, text.length()).toString();
        }
    }

    /** The form of a message; null where no set of the program knows it. */
    @Nullable
    Found find(String program, String message) {
        if (!program.equals(lastProgram)) {
            lastProgram = program;
            lastSets = sets(program);
        }
        for (int i = 0; i < lastSets.size(); i++) {
            Found found = lastSets.get(i).find(message);
            if (found != null) {
                return found;
            }
        }
        if (!tooLong && message.length() > charsMin) {
            tooLong = lastSets.stream().anyMatch(set -> set.passesOver(message));
        }
        return null;
    }

    /** Whether no form was found for a message because of its length, since this was asked last. */
    boolean wasTooLong() {
        boolean was = tooLong;
        tooLong = false;
        return was;
    }

    private List<ReadySet> sets(String program) {
        List<ReadySet> known = byProgram.get(program);
        if (known != null) {
            return known;
        }
        List<ReadySet> sets = new ArrayList<>(always);
        format.programs().stream()
                .filter(set -> !set.isForAny() && set.isOf(program))
                .forEach(set -> sets.add(ready(set)));
        format.programs().stream().filter(MessageSet::isForAny).forEach(set -> sets.add(ready(set)));
        if (byProgram.size() < PROGRAMS_MAX) {
            byProgram.put(program, sets);
        }
        return sets;
    }

    private ReadySet ready(MessageSet set) {
        return ready.computeIfAbsent(set.id(), id -> new ReadySet(set));
    }

    boolean mayHoldAnchor(String line) {
        for (int i = 0; i < anchorLiterals.size(); i++) {
            if (line.contains(anchorLiterals.get(i))) {
                return true;
            }
        }
        return false;
    }
}
