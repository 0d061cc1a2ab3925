package dev.hindcast.index;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The words of an event that a person reads as text, as against values that are compared whole.
 *
 * <p>A field is prose if it is {@code message} or {@code hindcast.cutover.remark}; or if its name ends in
 * {@code CommandLine}, {@code command_line} or {@code ScriptBlockText}, without regard to case; or if it stands in
 * EventData or UserData and its value holds a blank.
 *
 * <p>A word is a run of letters and digits; Han, Hiragana and Katakana characters, which are written without blanks, are
 * a word each. So {@code PREAUTH_FAILED} is two words next to each other, and is found as a phrase. A run longer than
 * {@value #WORD_LENGTH_MAX} characters (base64) is cut into words of that length.
 */
public final class Prose {

    /** Longer than any word that a person types; a cut run is still found, as a phrase of its pieces. */
    public static final int WORD_LENGTH_MAX = 128;

    private static final List<String> NAME_ENDINGS = List.of("commandline", "command_line", "scriptblocktext");

    /** Whether this field of an event is prose. */
    public static boolean isProse(String field, String value) {
        if (field.equals(FieldNames.MESSAGE) || field.equals(FieldNames.CUTOVER_REMARK)) {
            return true;
        }
        boolean data = field.startsWith(FieldNames.EVENT_DATA) || field.startsWith(FieldNames.USER_DATA);
        if (data && value.indexOf(' ') >= 0) {
            return true;
        }
        for (String ending : NAME_ENDINGS) {
            int start = field.length() - ending.length();
            if (start >= 0 && field.regionMatches(true, start, ending, 0, ending.length())) {
                return true;
            }
        }
        return false;
    }

    /** The folded words of a text, in order. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        forEachWord(text, words::add);
        return words;
    }

    /** Hands the folded words of a text to {@code visitor}, in order. */
    public static void forEachWord(String text, Consumer<String> visitor) {
        String folded = Folding.fold(text);
        int start = -1;
        int at = 0;
        while (at < folded.length()) {
            int codePoint = folded.codePointAt(at);
            boolean alone = standsAlone(codePoint);
            boolean inWord = !alone && Character.isLetterOrDigit(codePoint);
            if (start >= 0 && (!inWord || at - start >= WORD_LENGTH_MAX)) {
                visitor.accept(folded.substring(start, at));
                start = -1;
            }
            if (inWord && start < 0) {
                start = at;
            }
            int next = at + Character.charCount(codePoint);
            if (alone) {
                visitor.accept(folded.substring(at, next));
            }
            at = next;
        }
        if (start >= 0) {
            visitor.accept(folded.substring(start));
        }
    }

    /** The words of each prose field of an event, a list a field, in name order. */
    static List<List<String>> of(Event event) {
        List<List<String>> fields = new ArrayList<>();
        event.forEach((field, value) -> {
            if (isProse(field, value)) {
                fields.add(words(value));
            }
        });
        return fields;
    }

    private static boolean standsAlone(int codePoint) {
        if (codePoint < 0x3000 || !Character.isLetter(codePoint)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    private Prose() {}
}
