package dev.hindcast.casefile;

import dev.hindcast.source.Format;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.Sample;
import java.util.Optional;

/** Chooses the format of a file by its content: the highest vote, ties by the order of the list. */
final class Recogniser {

    private final Formats formats;

    Recogniser(Formats formats) {
        this.formats = formats;
    }

    /** A format with its reason. */
    record Choice(Format format, Recognition why) {}

    Optional<Choice> choose(Sample sample) {
        for (Format format : Formats.BY_MAGIC) {
            Recognition vote = format.recognise(sample);
            if (vote.isCertain()) {
                return Optional.of(new Choice(format, vote));
            }
        }
        Choice best = null;
        for (Format format : formats.all()) {
            Recognition vote = format.recognise(sample);
            if (vote.isMatch() && (best == null || vote.score() > best.why().score())) {
                best = new Choice(format, vote);
            }
        }
        return Optional.ofNullable(best);
    }
}
