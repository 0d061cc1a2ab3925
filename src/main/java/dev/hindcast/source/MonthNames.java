package dev.hindcast.source;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Months as {@code strftime("%b")} prints them in the locale of a daemon (text log formats, 1.1: an Italian KDC writes
 * {@code mag 15}). Accents and a final dot are ignored.
 */
public final class MonthNames {

    /** One line a language, January first: en de fr es it pt nl sv/da nb fi pl cs hu tr ro ca ru. */
    private static final List<String> LANGUAGES = List.of(
            "jan feb mar apr may jun jul aug sep oct nov dec",
            "jan feb mär apr mai jun jul aug sep okt nov dez",
            "janv févr mars avr mai juin juil août sept oct nov déc",
            "ene feb mar abr may jun jul ago sep oct nov dic",
            "gen feb mar apr mag giu lug ago set ott nov dic",
            "jan fev mar abr mai jun jul ago set out nov dez",
            "jan feb mrt apr mei jun jul aug sep okt nov dec",
            "jan feb mar apr maj jun jul aug sep okt nov dec",
            "jan feb mars april mai juni juli aug sep okt nov des",
            "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
            "sty lut mar kwi maj cze lip sie wrz paź lis gru",
            "led úno bře dub kvě čen čec srp zář říj lis pro",
            "jan febr márc ápr máj jún júl aug szept okt nov dec",
            "oca şub mar nis may haz tem ağu eyl eki kas ara",
            "ian feb mar apr mai iun iul aug sept oct noi dec",
            "gen febr març abr maig juny jul ag set oct nov des",
            "янв фев мар апр мая июн июл авг сен окт ноя дек",
            "january february march april may june july august september october november december",
            "januar februar märz april mai juni juli august september oktober november dezember");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<String, Integer> NUMBERS = numbers();

    private MonthNames() {}

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (String language : LANGUAGES) {
            String[] months = language.split(" ", -1);
            for (int i = 0; i < months.length; i++) {
                numbers.putIfAbsent(fold(months[i]), i + 1);
            }
        }
        // ja, zh, ko: the number and the word for month
        for (int month = 1; month <= 12; month++) {
            numbers.put(fold(month + "月"), month);
            numbers.put(fold(month + "월"), month);
        }
        return Map.copyOf(numbers);
    }

    private static String fold(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".")) {
            lower = lower.substring(0, lower.length() - 1);
        }
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }

    /** 1 to 12, or 0 where the name is no month in any language of the table. */
    public static int number(String name) {
        return NUMBERS.getOrDefault(fold(name), 0);
    }
}
