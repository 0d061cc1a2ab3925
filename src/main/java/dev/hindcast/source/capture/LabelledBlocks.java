package dev.hindcast.source.capture;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the lines of one labelled kind; a blank line, a foreign line that others know, or a first label ends a block. */
final class LabelledBlocks implements Answers {

    private final LabelledKind kind;
    private final CaptureFrame frame;
    private @Nullable LabelledBlock open;

    LabelledBlocks(LabelledKind kind, CaptureFrame frame) {
        this.kind = kind;
        this.frame = frame;
    }

    @Override
    public boolean take(String line, long number) {
        LabelledBlock block = open;
        if (line.isBlank()) {
            end();
            return false;
        }
        Optional<LabelledKind.Entry> entry = kind.entry(line);
        if (block != null && entry.isPresent()) {
            String label = entry.get().label();
            if (kind.knows(label) && !block.has(label)) {
                block.put(entry.get());
                return true;
            }
        }
        if (entry.isPresent() && kind.begins(entry.get())) {
            end();
            LabelledBlock begun = new LabelledBlock(number, Setting.of(frame));
            begun.put(entry.get());
            open = begun;
            return true;
        }
        if (block != null && kind.wraps(line, block.lastLabel())) {
            block.append(line.strip());
            return true;
        }
        return false;
    }

    @Override
    public void end() {
        LabelledBlock block = open;
        open = null;
        if (block != null) {
            kind.write(block);
        }
    }
}
