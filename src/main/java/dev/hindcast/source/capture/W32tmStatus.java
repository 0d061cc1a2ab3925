package dev.hindcast.source.capture;

import dev.hindcast.source.Format;
import dev.hindcast.source.Reader;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Specimens;
import java.util.List;
import java.util.Locale;

/** Output of {@code w32tm /query /status [/verbose]}: what a Windows machine says of its own time source. */
public final class W32tmStatus implements Format {

    private static final int SCORE_ANSWER = 60;
    private static final int SCORE_ASKED = 30;

    @Override
    public String id() {
        return StatusBlocks.ID;
    }

    @Override
    public String description() {
        return "w32tm /query /status, plain or /verbose (time source, stratum and last sync of a Windows machine)";
    }

    @Override
    public Specimens specimens() {
        return new Specimens(
                "English, German, Chinese, plain and verbose, synchronised or not, in four encodings",
                "French, Spanish, Japanese and Korean values (read by their place)");
    }

    @Override
    public Recognition recognise(Sample sample) {
        if (sample.binary()) {
            return Recognition.NO;
        }
        List<String> lines = sample.text().lines().map(CaptureReader::unquoted).toList();
        if (StatusBlocks.isSign(lines)) {
            return new Recognition(SCORE_ANSWER, "values in the order of w32tm /query /status");
        }
        boolean asked = lines.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .anyMatch(line -> line.contains("w32tm") && line.contains("/query") && line.contains("/status"));
        boolean failed = sample.text().contains("(0x8");
        return asked && failed
                ? new Recognition(SCORE_ASKED, "w32tm /query /status was asked and answered with an error")
                : Recognition.NO;
    }

    @Override
    public Reader reader(ReadingOptions options) {
        return new CaptureReader(options);
    }
}
