package dev.hindcast.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hindcast.index.Query;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuerySyntaxTest {

    private static final Query A = new Query.Term("f", "a");
    private static final Query B = new Query.Term("f", "b");
    private static final Query C = new Query.Term("f", "c");

    @Test
    void fields_and_values_are_joined() throws QueryProblem {
        assertThat(QuerySyntax.parse("event.code:4771 AND winlog.event_data.Status:0x25"))
                .isEqualTo(new Query.And(List.of(
                        new Query.Term("event.code", "4771"), new Query.Term("winlog.event_data.Status", "0x25"))));
    }

    @Test
    void and_binds_closer_than_or_and_words_side_by_side_are_joined_by_and() throws QueryProblem {
        Query aAndB = new Query.And(List.of(A, B));
        assertThat(QuerySyntax.parse("f:a AND f:b OR f:c")).isEqualTo(new Query.Or(List.of(aAndB, C)));
        assertThat(QuerySyntax.parse("f:a f:b || f:c")).isEqualTo(new Query.Or(List.of(aAndB, C)));
        assertThat(QuerySyntax.parse("f:c OR f:a && f:b")).isEqualTo(new Query.Or(List.of(C, aAndB)));
        assertThat(QuerySyntax.parse("f:a AND (f:b OR f:c)"))
                .isEqualTo(new Query.And(List.of(A, new Query.Or(List.of(B, C)))));
        assertThat(QuerySyntax.parse("f:(a OR b)")).isEqualTo(new Query.Or(List.of(A, B)));
        assertThat(QuerySyntax.parse("f:(a b)")).isEqualTo(aAndB);
        assertThat(QuerySyntax.parse("+f:a +f:b")).isEqualTo(aAndB);
    }

    @Test
    void not_and_minus_negate_and_a_negation_alone_means_all_others() throws QueryProblem {
        assertThat(QuerySyntax.parse("NOT f:a")).isEqualTo(new Query.Not(A));
        assertThat(QuerySyntax.parse("-f:a")).isEqualTo(new Query.Not(A));
        assertThat(QuerySyntax.parse("f:a -f:b")).isEqualTo(new Query.And(List.of(A, new Query.Not(B))));
        assertThat(QuerySyntax.parse("f:a OR NOT f:b")).isEqualTo(new Query.Or(List.of(A, new Query.Not(B))));
        assertThat(QuerySyntax.parse("f:a AND !(f:b OR f:c)"))
                .isEqualTo(new Query.And(List.of(A, new Query.Not(new Query.Or(List.of(B, C))))));
    }

    @ParameterizedTest
    @CsvSource({
        "host.name:erp*, host.name, erp*",
        "host.name:*erp, host.name, *erp",
        "host.name:e?p*1, host.name, e?p*1",
        "f:a\\*b*, f, a\\*b*",
        "f:C:\\\\Windows\\\\*, f, C\\:\\\\Windows\\\\*",
        "message:skew, message, *skew*",
        "message:\"a*b c\", message, *a\\*b c*"
    })
    void wildcards_match_like_what_was_written(String text, String field, String pattern) throws QueryProblem {
        Query.Wildcard found = (Query.Wildcard) QuerySyntax.parse(text);
        assertThat(found.field()).isEqualTo(field);
        // the parser may escape more than was written: what counts is what matches
        assertThat(dev.hindcast.index.WildcardPattern.of(found.pattern()).literalPrefix())
                .isEqualTo(dev.hindcast.index.WildcardPattern.of(pattern).literalPrefix());
        assertThat(found.pattern().replace("\\:", ":")).isEqualTo(pattern.replace("\\:", ":"));
    }

    @ParameterizedTest
    @CsvSource({
        "f:krbtgt/CORP.EXAMPLE, krbtgt/CORP.EXAMPLE",
        "f:CORP\\svc-erp, CORP\\svc-erp",
        "f:CORP\\\\svc-erp, CORP\\svc-erp",
        "'f:\"CORP\\svc erp\"', CORP\\svc erp",
        "f:\"a*b\", a*b",
        "f:a\\ b, a b",
        "f:-5, -5",
        "f:22:05, 22:05",
        "f:param[0], param[0]",
        "f:/var/log/messages, /var/log/messages",
        "f:user@CORP!, user@CORP!",
        "f:\"say \\\"hi\\\"\", say \"hi\"",
        "f:\\u0041, \\u0041",
        "f:AND\\:, AND:",
        "f:<script>, <script>",
        "f:C\\, C\\",
        "f:Straße, Straße"
    })
    void a_value_with_signs_is_taken_as_it_is_written(String text, String value) throws QueryProblem {
        assertThat(QuerySyntax.parse(text)).isEqualTo(new Query.Term("f", value));
    }

    @ParameterizedTest
    @CsvSource({
        "source.ip:10.0.0.0/8, 10.0.0.0/8",
        "source.ip:\"10.0.0.0/8\", 10.0.0.0/8",
        "source.ip:10.0.0.5, 10.0.0.5",
        "source.ip:fe80::/10, fe80::/10",
        "source.ip:::1, ::1",
        "source.ip:\"::ffff:10.0.0.0/104\", ::ffff:10.0.0.0/104"
    })
    void an_address_is_searched_for_as_a_network(String text, String network) throws QueryProblem {
        assertThat(QuerySyntax.parse(text)).isEqualTo(new Query.Cidr("source.ip", network));
    }

    @Test
    void several_networks_in_one_query_are_no_regular_expression() throws QueryProblem {
        assertThat(QuerySyntax.parse("source.ip:10.0.0.0/8 OR source.ip:192.168.0.0/16"))
                .isEqualTo(new Query.Or(List.of(
                        new Query.Cidr("source.ip", "10.0.0.0/8"), new Query.Cidr("source.ip", "192.168.0.0/16"))));
    }

    @Test
    void numbers_have_ranges_with_and_without_their_bounds() throws QueryProblem {
        double most = Double.POSITIVE_INFINITY;
        assertThat(QuerySyntax.parse("n:[0x20 TO 0x25]")).isEqualTo(new Query.NumberRange("n", 32, 37));
        assertThat(QuerySyntax.parse("n:[-300 TO *]")).isEqualTo(new Query.NumberRange("n", -300, most));
        assertThat(QuerySyntax.parse("n:>=300")).isEqualTo(new Query.NumberRange("n", 300, most));
        assertThat(QuerySyntax.parse("n:{1 TO 2}"))
                .isEqualTo(new Query.NumberRange("n", Math.nextUp(1.0), Math.nextDown(2.0)));
        assertThat(QuerySyntax.parse("n:<-0.5"))
                .isEqualTo(new Query.NumberRange("n", Double.NEGATIVE_INFINITY, Math.nextDown(-0.5)));
    }

    @ParameterizedTest
    @CsvSource({
        "[2026-03-14T22:00:00Z TO 2026-03-15], 2026-03-14T22:00:00Z, 2026-03-15T23:59:59.999999999Z",
        "[2026-03-14 TO 2026-03-14T22:05], 2026-03-14T00:00:00Z, 2026-03-14T22:05:59.999999999Z",
        "{2026-03-14 TO 2026-03-15}, 2026-03-15T00:00:00Z, 2026-03-14T23:59:59.999999999Z",
        "{2026-03-14 TO 2026-03-16}, 2026-03-15T00:00:00Z, 2026-03-15T23:59:59.999999999Z",
        "2026-03-14, 2026-03-14T00:00:00Z, 2026-03-14T23:59:59.999999999Z",
        "2026-03-14T22:05:07, 2026-03-14T22:05:07Z, 2026-03-14T22:05:07.999999999Z",
        "'\"2026-03-14 22:05:07.25+02:00\"', 2026-03-14T20:05:07.25Z, 2026-03-14T20:05:07.259999999Z",
        "'[\"2026-03-14 22:00\" TO \"2026-03-14 22:00\"]', 2026-03-14T22:00:00Z, 2026-03-14T22:00:59.999999999Z"
    })
    void a_time_covers_the_whole_of_its_finest_part(String written, String from, String to) throws QueryProblem {
        Instant first = Instant.parse(from);
        Instant last = Instant.parse(to);
        if (first.isAfter(last)) {
            assertRefused("@timestamp:" + written, "ends before it begins");
        } else {
            assertThat(QuerySyntax.parse("@timestamp:" + written)).isEqualTo(new Query.TimeRange(first, last));
        }
    }

    @Test
    void a_time_range_may_be_open() throws QueryProblem {
        Instant from = Instant.parse("2026-03-15T00:00:00Z");
        assertThat(QuerySyntax.parse("@timestamp:>2026-03-14")).isEqualTo(new Query.TimeRange(from, Instant.MAX));
        assertThat(QuerySyntax.parse("@timestamp:[2026-03-15 TO *]")).isEqualTo(new Query.TimeRange(from, Instant.MAX));
        assertThat(QuerySyntax.parse("_exists_:@timestamp")).isEqualTo(new Query.TimeRange(Instant.MIN, Instant.MAX));
    }

    @Test
    void words_without_a_field_search_the_prose() throws QueryProblem {
        assertThat(QuerySyntax.parse("skew")).isEqualTo(new Query.Phrase(List.of("skew")));
        assertThat(QuerySyntax.parse("\"Clock skew\"")).isEqualTo(new Query.Phrase(List.of("clock", "skew")));
        assertThat(QuerySyntax.parse("PREAUTH_FAILED")).isEqualTo(new Query.Phrase(List.of("preauth", "failed")));
        assertThat(QuerySyntax.parse("power*")).isEqualTo(new Query.WordWildcard("power*"));
        assertThat(QuerySyntax.parse("clock skew f:a"))
                .isEqualTo(new Query.And(
                        List.of(new Query.Phrase(List.of("clock")), new Query.Phrase(List.of("skew")), A)));
    }

    @Test
    void everything_and_existence() throws QueryProblem {
        assertThat(QuerySyntax.parse("*:*")).isEqualTo(new Query.All());
        assertThat(QuerySyntax.parse("*")).isEqualTo(new Query.All());
        assertThat(QuerySyntax.parse("_exists_:user.name")).isEqualTo(new Query.Exists("user.name"));
        assertThat(QuerySyntax.parse("user.name:*")).isEqualTo(new Query.Exists("user.name"));
        assertThat(QuerySyntax.parse("odd\\ name:*")).isEqualTo(new Query.Exists("odd name"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty; write *:*",
        "'  ', empty; write *:*",
        "f:/a.*b/, regular expressions",
        "/abc/, regular expressions",
        "f:abc~, similar words",
        "'\"a b\"~3', words apart",
        "f:a^2, sorted by time",
        "f:a AND f:b^2, sorted by time",
        "f:a AND, ends too early",
        "(f:a, ends too early",
        "f:a), cannot stand here",
        "OR f:a, cannot stand here",
        "f:, ends too early",
        "'f:\"abc', not closed",
        "f:[1 TO 2, not closed",
        "f:[a TO b], is no number",
        "[1 TO 2], needs a field",
        "f:[5 TO 1], write [1 TO 5]",
        "@timestamp:[yesterday TO today], is no time",
        "@timestamp:2026-02-30, in no calendar",
        "@timestamp:2026-03-*, no wildcard",
        "ho*:x, has a wildcard",
        "_exists_:a*, without a wildcard",
        "a and b, AND in capitals",
        "--, cannot stand here",
        "'\"--\"', no letter or digit",
        "erp01.*, one word"
    })
    void what_cannot_be_searched_for_is_refused_with_what_to_write(String text, String reason) {
        assertRefused(text, reason);
    }

    @Test
    void the_column_counts_the_characters_that_were_typed() {
        assertThatExceptionOfType(QueryProblem.class)
                .isThrownBy(() -> QuerySyntax.parse("source.ip:10.0.0.0/8 AND )"))
                .satisfies(problem -> assertThat(problem.column()).isEqualTo(26));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 2026})
    void any_text_is_a_query_or_a_problem_in_one_line(long seed) {
        String[] pieces = {
            "a",
            "f:",
            "AND ",
            "OR ",
            "NOT ",
            "(",
            ")",
            "[",
            "]",
            "{",
            "TO",
            " ",
            "\"",
            "\\",
            "/",
            "*",
            "?",
            "~",
            "^",
            ":",
            "-",
            "+",
            "!",
            "&&",
            "||",
            "@timestamp:",
            "10.0.0.0/8",
            "\u0000",
            "\ud800",
            "\n",
            "\t",
            "9",
            "_exists_:",
            "é"
        };
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                assertThat(QuerySyntax.parse(text.toString())).isNotNull();
            } catch (QueryProblem problem) {
                assertThat(problem.column())
                        .as("column for %s, seed %d", text, seed)
                        .isBetween(1, text.length() + 1);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", query " + text, e);
            }
        }
    }

    @Test
    void parentheses_without_end_are_refused_and_do_not_exhaust_the_stack() {
        assertRefused("(".repeat(50_000), "parentheses inside each other");
    }

    private static void assertRefused(String text, String reason) {
        assertThatExceptionOfType(QueryProblem.class)
                .as(text)
                .isThrownBy(() -> QuerySyntax.parse(text))
                .withMessageContaining(reason)
                .withMessageStartingWith("query, column ")
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("\n"));
    }
}
