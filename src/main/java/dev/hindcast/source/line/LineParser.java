package dev.hindcast.source.line;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.source.MonthNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Takes one line after another apart. Reuses its matchers, so what it tells is about the line that was parsed last; not
 * thread-safe.
 */
final class LineParser {

    /** No UNIX seconds on this line. */
    static final long NO_ANCHOR = Long.MIN_VALUE;

    private static final int SECONDS_A_MINUTE = 60;
    /**
     * Longer messages are kept as they are: a KDC's line is below two thousand characters (names are cut at 256), and a
     * pattern that tries every place in megabytes of damage would not come back.
     */
    private static final int FORM_CHARS_MAX = 16 * 1024;
    /** {@code May 02} in most languages; a longer month name makes the look more frequent, not wrong. */
    private static final int DATE_PREFIX_CHARS = 6;

    private final LineFormat format;
    private final LineFormat.HeaderGroups groups;
    private final Matcher header;
    private final List<Matcher> matchers = new ArrayList<>();

    private String lastMonth = "";
    private int lastMonthNumber;
    private String hostText = "";
    private HostName host = HostName.UNKNOWN;

    private String surveyPrefix = "";
    private String line = "";
    private int month;
    private int day;
    private int secondOfDay;
    private boolean ours;
    private String message = "";
    /** The message as the forms see it. */
    private String matched = "";

    private @Nullable MessageForm form;
    private @Nullable Matcher match;

    LineParser(LineFormat format) {
        this.format = format;
        this.groups = format.groups();
        this.header = format.header().matcher();
        format.forms().forEach(each -> matchers.add(each.pattern().matcher()));
    }

    /** Takes the whole line apart; false where it has no header of this format. */
    boolean parse(String text) {
        if (!parseHeader(text)) {
            return false;
        }
        message = text.substring(header.end());
        form = null;
        match = null;
        if (ours && message.length() <= FORM_CHARS_MAX) {
            findForm();
        }
        return true;
    }

    /**
     * Whether the first pass must look at a line: it may hold an anchor, or its month or day differs from the line
     * before, which moves the count of years. Cheap, and right to say yes too often.
     */
    boolean isWorthSurveying(String text) {
        if (surveyPrefix.isEmpty() || !text.startsWith(surveyPrefix)) {
            surveyPrefix = text.substring(0, Math.min(DATE_PREFIX_CHARS, text.length()));
            return true;
        }
        for (MessageForm each : format.forms()) {
            if (each.hasAnchor(text)) {
                return true;
            }
        }
        return false;
    }

    private boolean parseHeader(String text) {
        line = text;
        if (!header.reset(text).lookingAt()) {
            return false;
        }
        String monthName = header.group(groups.month());
        if (!monthName.equals(lastMonth)) {
            lastMonth = monthName;
            lastMonthNumber = MonthNames.number(monthName);
        }
        month = lastMonthNumber;
        day = number(header.start(groups.day()), header.end(groups.day()));
        int time = header.start(groups.time());
        int hours = number(time, time + 2);
        int minutes = number(time + 3, time + 5);
        int seconds = number(time + 6, time + 8);
        secondOfDay = (hours * SECONDS_A_MINUTE + minutes) * SECONDS_A_MINUTE + seconds;
        int program = header.start(groups.program());
        String name = format.program();
        ours = header.end(groups.program()) - program == name.length() && line.startsWith(name, program);
        // 60: a leap second, printed as such by systems that do not smear it
        return month > 0 && day >= 1 && day <= 31 && hours < 24 && minutes < 60 && seconds <= 60;
    }

    private int number(int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            if (c != ' ') {
                value = value * 10 + (c - '0');
            }
        }
        return value;
    }

    /** The message with nothing between the brackets of each list; a list without its end stays. */
    private String elide(String text) {
        String brackets = format.elided();
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

    private void findForm() {
        matched = elide(message);
        List<MessageForm> forms = format.forms();
        for (int i = 0; i < forms.size(); i++) {
            MessageForm candidate = forms.get(i);
            if (candidate.pattern().isWorthTrying(matched)) {
                Matcher matcher = matchers.get(i).reset(matched);
                if (matcher.matches()) {
                    form = candidate;
                    match = matcher;
                    return;
                }
            }
        }
    }

    /** UNIX seconds that the line states of itself, or {@link #NO_ANCHOR}. */
    long anchor() {
        MessageForm known = form;
        Matcher found = match;
        if (known == null || found == null || !known.hasAnchor(matched)) {
            return NO_ANCHOR;
        }
        String digits = found.group(known.anchorGroup());
        // ten digits reach to the year 2286; more is damage
        return digits == null || digits.length() != 10 ? NO_ANCHOR : Long.parseLong(digits);
    }

    int month() {
        return month;
    }

    int day() {
        return day;
    }

    /** 0 to 86,400 (a leap second at midnight). */
    int secondOfDay() {
        return secondOfDay;
    }

    /** The stamp's characters, from the month to the time. */
    String rawStamp() {
        return line.substring(header.start(groups.month()), header.end(groups.time()));
    }

    /** The host that the header names. */
    HostName host() {
        String name = header.group(groups.host());
        if (!name.equals(hostText)) {
            hostText = name;
            host = HostName.of(name);
        }
        return host;
    }

    /** Puts every field of the line into the event. */
    Event.Builder event(Event.Builder event) {
        event.field(FieldNames.DATASET, format.id());
        event.field(FieldNames.MESSAGE, message);
        for (FieldRule rule : format.headerFields()) {
            rule.apply(header, event);
        }
        MessageForm known = form;
        Matcher found = match;
        if (known == null || found == null) {
            for (FieldRule rule : format.otherFields()) {
                rule.apply(header, event);
            }
            return event;
        }
        for (FieldRule rule : known.fields()) {
            rule.apply(found, event);
        }
        return event;
    }
}
