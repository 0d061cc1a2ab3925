package dev.hindcast.source.capture;

import dev.hindcast.source.Format;
import dev.hindcast.source.Reader;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Specimens;
import java.util.List;

/**
 * Output of {@code w32tm /stripchart}: the offset of the machine that ran it against a server, every few seconds.
 * {@code hindcast.offset_seconds} is minus the printed {@code o}, which is server minus machine.
 */
public final class W32tmStripchart implements Format {

    private static final int SCORE_HEAD_ONLY = 20;
    private static final int SCORE_MIN = 40;
    private static final int SCORE_MAX = 95;

    @Override
    public String id() {
        return StripchartRows.ID;
    }

    @Override
    public String description() {
        return "w32tm /stripchart (offset of a Windows clock against a server)";
    }

    @Override
    public Specimens specimens() {
        return new Specimens(
                "all row forms of Windows 7 to 11, /dataonly, /rdtsc, errors; English, German, Chinese, Russian heads",
                "midnight");
    }

    @Override
    public Recognition recognise(Sample sample) {
        if (sample.binary()) {
            return Recognition.NO;
        }
        List<String> lines =
                sample.lines().stream().map(CaptureReader::unquoted).toList();
        long rows = lines.stream().filter(StripchartRows::isSign).count();
        boolean head = lines.stream().anyMatch(StripchartRows::isHead);
        if (rows == 0) {
            boolean said = head && sample.text().contains("w32tm");
            return said ? new Recognition(SCORE_HEAD_ONLY, "the head of a stripchart without rows") : Recognition.NO;
        }
        int share = (int) (rows * SCORE_MAX / lines.size());
        return new Recognition(
                Math.max(SCORE_MIN, share), rows + " of " + lines.size() + " lines are rows of a stripchart");
    }

    @Override
    public Reader reader(ReadingOptions options) {
        return new CaptureReader(options);
    }
}
