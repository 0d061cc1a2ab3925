package dev.hindcast.source.archive;

/**
 * What an archive may cost, so that a hostile one cannot fill a disk or run for days. Event logs compress 10 to 20
 * times, text logs up to 100 times, and a log that was made large and never filled up to the 1,032 times that deflate can
 * do: hence every ratio is asked for only above an amount that is harmless anyway.
 *
 * @param unpackedBytesMax all that one given archive may unpack to, the archives inside it included
 * @param freeBytes what an archive may always unpack to, whatever its own size
 * @param memberFreeBytes what one member may always unpack to
 * @param ratioMax unpacked to packed bytes, above the free amounts
 * @param membersMax members of one given archive, those of archives inside it included
 * @param depthMax archives inside each other that are opened; 1 = none inside another
 * @param decoderKib memory of a 7z decoder, in KiB
 * @param directoryBytesMax size of a zip's central directory, which is held in memory
 */
public record Limits(
        long unpackedBytesMax,
        long freeBytes,
        long memberFreeBytes,
        int ratioMax,
        int membersMax,
        int depthMax,
        int decoderKib,
        long directoryBytesMax) {

    private static final long GIB = 1L << 30;

    /**
     * The product's own. 64 GiB: three times the 20 GB of evidence that we promise to read. 1 GiB a member: the default
     * maximum of the largest Windows log in use, wholly empty, still passes. 200: twice what the most repetitive log
     * gives. 200,000 members: a triage of one host has some thousands, a whole {@code /var} some ten thousands. Depth 3:
     * a collection of hosts' triages that hold rotated logs. 320 MiB: the largest dictionary of 7-Zip's own presets (256
     * MiB) and its tables. 48 MiB: 200,000 entries of 250 bytes.
     */
    public static final Limits USUAL =
            new Limits(64 * GIB, 4 * GIB, GIB, 200, 200_000, 3, 320 * 1024, 48L * 1024 * 1024);
}
