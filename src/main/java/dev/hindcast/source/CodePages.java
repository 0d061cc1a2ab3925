package dev.hindcast.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The code pages of Windows, told apart by words that its programs print and never by statistics: a word counts for each
 * code page in which its bytes stand in the text, and the code page with most words is taken.
 *
 * <p>Code page 437 is no candidate of its own: every letter that it has stands at the same byte in 850, and so do the
 * box lines of {@code tree}.
 */
final class CodePages {

    /** The code page of text of which nothing is known. */
    static final Charset UNKNOWN = Charset.forName("windows-1252");

    /** In order of preference where two hold as many words. */
    private static final List<Words> LANGUAGES = List.of(
            // German: status and stripchart [real captures]; header of Event Viewer's CSV, cmd's dir
            new Words(
                    List.of(List.of("windows-1252"), List.of("IBM850")),
                    List.of(
                            "Präzision",
                            "Stammverzögerung",
                            "Sekundärreferenz",
                            "Primärreferenz",
                            "primär",
                            "über",
                            "für",
                            "Schlüsselwörter",
                            "Datenträger",
                            // French [real captures]
                            "Indicateur de dérive",
                            "Précision",
                            "Délai de racine",
                            "ID de référence",
                            "Référence secondaire",
                            "synchronisée",
                            "dernière",
                            "réussie",
                            "Aucun événement",
                            "Catégorie de la tâche",
                            "Mots clés",
                            "terminée correctement",
                            "Le numéro de série du volume",
                            "Répertoire de",
                            // Spanish: the two of the root [real captures], the rest as the table of labels has them
                            "Demora de raíz",
                            "Dispersión de raíz",
                            "Precisión",
                            "Última",
                            "sincronización",
                            "Categoría de la tarea",
                            "El número de serie del volumen",
                            // Portuguese: what net and w32tm end with
                            "concluído com êxito")),
            // Polish, Czech: what net and w32tm end with, cmd's dir
            new Words(
                    List.of(List.of("windows-1250"), List.of("IBM852")),
                    List.of(
                            "zostało wykonane pomyślnie",
                            "Źródło",
                            "Sériové číslo svazku",
                            "Příkaz byl úspěšně dokončen",
                            "úspěšně",
                            "Výpis adresáře",
                            "Úroveň",
                            "Datum a čas")),
            // Russian: cmd's dir, what net and w32tm end with, columns of Event Viewer
            new Words(
                    List.of(List.of("windows-1251"), List.of("IBM866")),
                    List.of(
                            "Том в устройстве",
                            "Серийный номер тома",
                            "Содержимое папки",
                            "Команда выполнена успешно",
                            "Точность",
                            "Источник",
                            "Уровень",
                            "Дата и время",
                            "Код события",
                            "Категория задачи")),
            // Japanese: status, columns of Event Viewer, what w32tm ends with [real captures]
            new Words(
                    List.of(List.of("windows-31j", "Shift_JIS")),
                    List.of(
                            "閏インジケーター",
                            "二次参照",
                            "ルート遅延",
                            "ルート分散",
                            "最終正常同期時刻",
                            "ポーリング間隔",
                            "警告なし",
                            "コマンドは正しく完了しました",
                            "日付と時刻",
                            "タスクのカテゴリ",
                            "キーワード")),
            // Simplified Chinese: status, cmd's dir [real captures]
            new Words(
                    List.of(List.of("x-mswin-936", "GBK", "GB18030")),
                    List.of(
                            "指示符",
                            "层次",
                            "次引用",
                            "精度",
                            "根延迟",
                            "根分散",
                            "引用 ID",
                            "上次成功同步时间",
                            "轮询间隔",
                            "无警告",
                            "当前时间是",
                            "卷的序列号是")),
            // Traditional Chinese: status [real captures]
            new Words(
                    List.of(List.of("x-windows-950", "Big5")),
                    List.of("躍進式指示器", "組織層", "沒有警告", "次要參照", "精確度", "根延遲", "根散佈", "參照識別碼", "上次成功同步處理時間", "輪詢間隔")));

    private static final CodePages WINDOWS = new CodePages(LANGUAGES);

    /**
     * What the programs of one group of languages print, and what they print it in.
     *
     * @param charsets one list a code page: its names, the exact one first; a runtime made with jlink may lack
     *     {@code jdk.charsets}, and some names with it
     * @param words each with letters beyond ASCII
     */
    record Words(List<List<String>> charsets, List<String> words) {}

    private final List<Charset> charsets = new ArrayList<>();

    /** Words by their first byte beyond ASCII, so that a text costs one step for each byte beyond ASCII. */
    private final List<List<Pattern>> byByte = new ArrayList<>();

    private int patterns;

    CodePages(List<Words> languages) {
        for (int b = 0; b < 256; b++) {
            byByte.add(new ArrayList<>());
        }
        for (Words language : languages) {
            for (List<String> names : language.charsets()) {
                names.stream().filter(Charset::isSupported).findFirst().ifPresent(name -> add(name, language.words()));
            }
        }
    }

    private void add(String name, List<String> words) {
        Charset charset = Charset.forName(name);
        charsets.add(charset);
        CharsetEncoder encoder = charset.newEncoder();
        for (String word : words) {
            ByteBuffer encoded;
            try {
                encoded = encoder.encode(CharBuffer.wrap(word));
            } catch (CharacterCodingException e) {
                // this code page of the group lacks a letter of this language, so nobody printed the word in it
                continue;
            }
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            int at = 0;
            while (bytes[at] >= 0) {
                at++;
            }
            byByte.get(bytes[at] & 0xff).add(new Pattern(patterns++, charsets.size() - 1, at, bytes));
        }
    }

    /** The code page whose words stand between two places; empty where there is none that we know. */
    static Optional<Charset> told(byte[] text, int from, int to) {
        return WINDOWS.of(text, from, to);
    }

    Optional<Charset> of(byte[] text, int from, int to) {
        boolean[] seen = new boolean[patterns];
        int[] words = new int[charsets.size()];
        for (int at = from; at < to; at++) {
            if (text[at] >= 0) {
                continue;
            }
            for (Pattern pattern : byByte.get(text[at] & 0xff)) {
                if (!seen[pattern.number] && pattern.standsAround(text, at, from, to)) {
                    seen[pattern.number] = true;
                    words[pattern.charset]++;
                }
            }
        }
        int best = -1;
        for (int i = 0; i < words.length; i++) {
            if (words[i] > 0 && (best < 0 || words[i] > words[best])) {
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(charsets.get(best));
    }

    /** Whether this is a code page of Western Europe, where most letters are ASCII and each other is one byte. */
    static boolean isWestern(Charset charset) {
        return charset.equals(UNKNOWN) || charset.name().equals("IBM850");
    }

    /** The bytes of a word in one code page. */
    private static final class Pattern {
        private final int number;
        private final int charset;
        private final int firstBeyondAscii;
        private final byte[] bytes;

        Pattern(int number, int charset, int firstBeyondAscii, byte[] bytes) {
            this.number = number;
            this.charset = charset;
            this.firstBeyondAscii = firstBeyondAscii;
            this.bytes = bytes;
        }

        boolean standsAround(byte[] text, int at, int from, int to) {
            int start = at - firstBeyondAscii;
            return start >= from
                    && start + bytes.length <= to
                    && Arrays.equals(text, start, start + bytes.length, bytes, 0, bytes.length);
        }
    }
}
