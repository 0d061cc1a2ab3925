package dev.hindcast.source.capture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads values of {@code w32tm /query /status} by their labels, where somebody left lines out or put them in another order
 * before pasting them. Positions come first: there are more languages than labels known here.
 */
final class StatusLabels {

    /** Labels in several languages, each as a console was seen to print it; English first. */
    private static final Map<StatusValue, List<String>> WORDS = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    StatusValue.LEAP,
                    List.of(
                            "Leap Indicator",
                            "Sprungindikator",
                            "Indicateur de dérive",
                            "Indicador de salto",
                            "Leap 指示符",
                            "閏インジケーター",
                            "윤초 조정")),
            Map.entry(StatusValue.STRATUM, List.of("Stratum", "Couche", "Capa", "层次", "階層", "계층")),
            Map.entry(StatusValue.PRECISION, List.of("Precision", "Präzision", "Précision", "Precisión", "精度", "정밀도")),
            Map.entry(
                    StatusValue.ROOT_DELAY,
                    List.of(
                            "Root Delay",
                            "Stammverzögerung",
                            "Délai de racine",
                            "Demora de raíz",
                            "根延迟",
                            "ルート遅延",
                            "루트 지연")),
            Map.entry(
                    StatusValue.ROOT_DISPERSION,
                    List.of(
                            "Root Dispersion",
                            "Stammabweichung",
                            "Dispersion de racine",
                            "Dispersión de raíz",
                            "根分散",
                            "ルート分散",
                            "루트 분산")),
            Map.entry(
                    StatusValue.REFERENCE_ID,
                    List.of(
                            "ReferenceId",
                            "Referenz-ID",
                            "ID de référence",
                            "Id. de referencia",
                            "引用 ID",
                            "参照 ID",
                            "참조 ID")),
            Map.entry(
                    StatusValue.LAST_SYNC,
                    List.of(
                            "Last Successful Sync Time",
                            "Letzte erfolgr. Synchronisierungszeit",
                            "Heure de la dernière synchronisation réussie",
                            "上次成功同步时间",
                            "最終正常同期時刻",
                            "마지막으로 동기화한 시간")),
            Map.entry(StatusValue.SOURCE, List.of("Source", "Quelle", "Origen", "源", "ソース", "원본")),
            Map.entry(
                    StatusValue.POLL_INTERVAL,
                    List.of(
                            "Poll Interval",
                            "Abrufintervall",
                            "Intervalle d'interrogation",
                            "Intervalo de sondeo",
                            "轮询间隔",
                            "ポーリング間隔",
                            "폴링 간격")),
            Map.entry(
                    StatusValue.PHASE_OFFSET,
                    List.of("Phase Offset", "Phasendifferenz", "Décalage de phase", "相位偏移", "단계 오프셋")),
            Map.entry(StatusValue.CLOCK_RATE, List.of("ClockRate", "Taktfrequenz", "Fréquence d'horloge", "클록 속도")),
            Map.entry(
                    StatusValue.STATE_MACHINE,
                    List.of("State Machine", "Statuscomputer", "Ordinateur d'état", "计算机状态", "상태 시스템")),
            Map.entry(
                    StatusValue.TIME_SOURCE_FLAGS,
                    List.of(
                            "Time Source Flags",
                            "Zeitquellenkennzeichen",
                            "Indicateur de source de temps",
                            "时间源标志",
                            "시간 원본 플래그")),
            Map.entry(
                    StatusValue.SERVER_ROLE,
                    List.of("Server Role", "Serverrolle", "Rôle de serveur", "服务器角色", "서버 역할")),
            Map.entry(
                    StatusValue.LAST_SYNC_ERROR,
                    List.of(
                            "Last Sync Error",
                            "Letzter Synchronierungsfehler",
                            "Erreur lors de la dernière synchronisation",
                            "上次同步错误",
                            "마지막 동기화 오류")),
            Map.entry(
                    StatusValue.SINCE_LAST_GOOD_SYNC,
                    List.of(
                            "Time since Last Good Sync Time",
                            "Zeit seit der letzten erfolgr. Synchronisierungszeit",
                            "Durée écoulée depuis l'heure de la dernière synchronisation réussie",
                            "上次成功同步时间后的时间",
                            "마지막으로 동기화한 후 지난 시간"))));

    /** A peer of /query /peers, which shares Stratum and times with a status, has none of these. */
    private static final List<StatusValue> TELLING = List.of(
            StatusValue.LEAP,
            StatusValue.PRECISION,
            StatusValue.ROOT_DELAY,
            StatusValue.ROOT_DISPERSION,
            StatusValue.REFERENCE_ID);
    /** Retyped answers lose what stands in brackets behind the number. */
    private static final Pattern BARE_STRATUM = Pattern.compile("^\\d{1,2}$");

    private static final Map<String, StatusValue> BY_LABEL = byLabel();

    private StatusLabels() {}

    /** One answer, or what is left of it. */
    record Found(int first, Map<StatusValue, String> values) {}

    private static Map<String, StatusValue> byLabel() {
        Map<String, StatusValue> byLabel = new HashMap<>();
        WORDS.forEach((value, words) -> words.forEach(word -> byLabel.put(plain(word), value)));
        return byLabel;
    }

    /** Consoles and pages differ in apostrophes and in the width of blanks. */
    private static String plain(String label) {
        return label.replace('\u2019', '\'').replace('\u00A0', ' ').strip().toLowerCase(Locale.ROOT);
    }

    /** Which value a label names. */
    static Optional<StatusValue> value(String label) {
        return Optional.ofNullable(BY_LABEL.get(plain(label)));
    }

    /** Whether labels contradict the positions from the given one on. */
    static boolean contradict(List<LabelledLine> answer, int first) {
        for (int i = 0; i < answer.size() && first + i < StatusValue.IN_ORDER.size(); i++) {
            StatusValue place = StatusValue.IN_ORDER.get(first + i);
            if (value(answer.get(i).label()).filter(named -> named != place).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The answers among neighbouring lines; a label that comes again begins the next. */
    static List<Found> answers(List<LabelledLine> lines) {
        List<Found> answers = new ArrayList<>();
        Found open = new Found(0, new EnumMap<>(StatusValue.class));
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).value();
            Optional<StatusValue> named = value(lines.get(i).label()).filter(value -> accepts(value, text));
            if (named.isEmpty()) {
                continue;
            }
            if (open.values().containsKey(named.get())) {
                answers.add(open);
                open = new Found(i, new EnumMap<>(StatusValue.class));
            } else if (open.values().isEmpty()) {
                open = new Found(i, open.values());
            }
            open.values().put(named.get(), text);
        }
        answers.add(open);
        return answers.stream().filter(found -> isAnswer(found.values())).toList();
    }

    private static boolean accepts(StatusValue value, String text) {
        return value.accepts(text)
                || (value == StatusValue.STRATUM && BARE_STRATUM.matcher(text).matches());
    }

    /** Two values, and one that no other answer has; or a source beside when it was heard last or its stratum. */
    private static boolean isAnswer(Map<StatusValue, String> values) {
        if (values.size() < 2) {
            return false;
        }
        String stratum = values.getOrDefault(StatusValue.STRATUM, "");
        boolean sourced = !values.getOrDefault(StatusValue.SOURCE, "").isEmpty()
                && (values.containsKey(StatusValue.LAST_SYNC) || StatusValue.STRATUM.accepts(stratum));
        return sourced || TELLING.stream().anyMatch(values::containsKey);
    }

    /** The verbose half by its labels, where lines of it are missing; empty where these lines are none. */
    static Map<StatusValue, String> verboseHalf(List<LabelledLine> lines) {
        Map<StatusValue, String> values = new EnumMap<>(StatusValue.class);
        for (LabelledLine line : lines) {
            value(line.label())
                    .filter(value -> StatusValue.IN_ORDER.indexOf(value) >= StatusValue.PLAIN_COUNT)
                    .filter(value -> value.accepts(line.value()))
                    .ifPresent(value -> values.putIfAbsent(value, line.value()));
        }
        return values;
    }
}
