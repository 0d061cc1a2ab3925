package dev.hindcast.source.evtx;

import java.util.Arrays;

/**
 * A definition that an earlier chunk had at the same place, byte for byte: about a third of all of them. It is the same
 * template if the names that it takes from elsewhere are the same too; then nothing needs to be parsed.
 */
final class SeenDefinition {

    private final byte[] bytes;
    private final int[] foreignOffsets;
    private final String[] foreignNames;
    private final Template template;

    private SeenDefinition(byte[] bytes, int[] foreignOffsets, String[] foreignNames, Template template) {
        this.bytes = bytes;
        this.foreignOffsets = foreignOffsets;
        this.foreignNames = foreignNames;
        this.template = template;
    }

    /** Remembers the definition between two bytes of a chunk, whose names stand at {@code nameOffsets}. */
    static SeenDefinition of(Chunk chunk, int from, int end, int[] nameOffsets, Template template) {
        int[] foreign = Arrays.stream(nameOffsets)
                .filter(offset -> offset < from || chunk.names().nameEnd(offset) > end)
                .distinct()
                .toArray();
        String[] names = new String[foreign.length];
        for (int i = 0; i < foreign.length; i++) {
            names[i] = chunk.names().nameAt(foreign[i]);
        }
        return new SeenDefinition(Arrays.copyOfRange(chunk.bytes(), from, end), foreign, names, template);
    }

    /** Whether this very definition stands at {@code where} of a chunk. */
    boolean isHere(Chunk chunk, int where) {
        if (!Arrays.equals(bytes, 0, bytes.length, chunk.bytes(), where, Math.min(where + bytes.length, Chunk.BYTES))) {
            return false;
        }
        for (int i = 0; i < foreignOffsets.length; i++) {
            if (!chunk.names().nameAt(foreignOffsets[i]).equals(foreignNames[i])
                    || !chunk.names().isCertain(foreignOffsets[i])) {
                return false;
            }
        }
        return true;
    }

    Template template() {
        return template;
    }
}
