package dev.hindcast.source.evtx;

import dev.hindcast.source.Source;
import dev.hindcast.source.windows.Markup;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every sound template of a file by the first four bytes of its GUID, collected when the first record misses its own: the
 * whole file is then read once more, so that what is lent does not depend on which chunk was read first. In the public
 * samples the 640 templates have 640 such numbers; where one number means two templates in a file, neither is lent.
 */
final class FileLibrary implements TemplateLibrary {

    private static final long BYTES_MAX = 1 << 25;

    private final Source source;
    private final ChunkMap map;
    private final Programs programs;
    private final boolean withoutCrc;
    private @Nullable Map<Integer, Program> collected;

    FileLibrary(Source source, ChunkMap map, Programs programs) {
        this.source = source;
        this.map = map;
        this.programs = programs;
        this.withoutCrc = map.header().isWithoutCrc();
    }

    @Override
    public synchronized Optional<Program> of(int id) {
        if (collected == null) {
            collected = collect();
        }
        return Optional.ofNullable(collected.get(id));
    }

    private Map<Integer, Program> collect() {
        Shelf sound = new Shelf();
        Shelf doubtful = new Shelf();
        Chunk chunk = new Chunk(programs);
        FrameWalk frames = new FrameWalk(chunk);
        RecordWalk walk = new RecordWalk(chunk, NONE);
        try (SlotStream slots = SlotStream.aside(source, map)) {
            SlotStream.Batch batch = new SlotStream.Batch(1);
            while (slots.next(batch)) {
                chunk.load(batch.bytes(0), batch.slot(0).length(), withoutCrc);
                if (!chunk.hasMagic() && !chunk.hasHeaderButForMagic()) {
                    continue;
                }
                boolean recordsSound = chunk.areRecordsSound();
                frames.begin(chunk.isHeaderSound(), recordsSound);
                while (frames.next()) {
                    if (!frames.isGarbage()) {
                        speak(walk, frames);
                    }
                }
                chunk.templatesMet().forEach(recordsSound ? sound::add : doubtful::add);
            }
        } catch (IOException unreadable) {
            // the reading proper meets the same end and tells it
            return Map.of();
        }
        // a damaged chunk lends only what no sound one has
        Map<Integer, Program> found = doubtful.clear();
        found.keySet().removeAll(sound.ambiguous);
        found.putAll(sound.clear());
        return found;
    }

    /** Templates by number, as long as there is room. */
    private static final class Shelf {
        private final MemoryBudget budget = new MemoryBudget(BYTES_MAX);
        private final Map<Integer, Program> programs = new HashMap<>();
        private final Set<Integer> ambiguous = new HashSet<>();

        void add(Template template) {
            Program program = template.program();
            if (program == null || program.isDoubtful()) {
                return;
            }
            Program before = programs.get(template.id());
            if (before == null) {
                if (budget.take(program.sizeBytes())) {
                    programs.put(template.id(), program);
                }
            } else if (!before.says(program)) {
                ambiguous.add(template.id());
            }
        }

        Map<Integer, Program> clear() {
            Map<Integer, Program> clear = new HashMap<>(programs);
            clear.keySet().removeAll(ambiguous);
            return clear;
        }
    }

    private static void speak(RecordWalk walk, FrameWalk frames) {
        try {
            walk.speak(frames.contentFrom(), frames.contentEnd(), Markup.UNHEARD, true);
        } catch (BinXmlFault | RuntimeException broken) {
            // its templates up to the fault were met all the same
        }
    }
}
