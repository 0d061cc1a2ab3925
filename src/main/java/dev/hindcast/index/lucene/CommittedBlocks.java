package dev.hindcast.index.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of the block files a commit vouches for; written into the commit of the index, so that both become valid in
 * one moment.
 *
 * @param events number of events, which is the next ordinal
 * @param blocks number of blocks
 * @param bytes valid length of the block file
 */
record CommittedBlocks(long events, int blocks, long bytes) {

    static final CommittedBlocks NONE = new CommittedBlocks(0, 0, BlockFormat.HEADER_BYTES);

    private static final String EVENTS = "hindcast.events";
    private static final String BLOCKS = "hindcast.blocks";
    private static final String BYTES = "hindcast.block-bytes";

    Map<String, String> toCommit() {
        return new TreeMap<>(
                Map.of(EVENTS, Long.toString(events), BLOCKS, Integer.toString(blocks), BYTES, Long.toString(bytes)));
    }

    static CommittedBlocks ofCommit(Map<String, String> commit) throws IOException {
        try {
            return new CommittedBlocks(
                    Long.parseLong(commit.getOrDefault(EVENTS, "")),
                    Integer.parseInt(commit.getOrDefault(BLOCKS, "")),
                    Long.parseLong(commit.getOrDefault(BYTES, "")));
        } catch (NumberFormatException e) {
            throw new IOException("the index was not written by Hindcast: its commit does not count events", e);
        }
    }
}
