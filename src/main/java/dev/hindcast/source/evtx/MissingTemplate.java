package dev.hindcast.source.evtx;

/** A record whose template is gone; another chunk of the file may hold the same one. */
final class MissingTemplate extends BinXmlFault {

    private static final long serialVersionUID = 1L;

    private final int id;

    /** @param id the first four bytes of the template's GUID */
    MissingTemplate(int id, String why) {
        super(why);
        this.id = id;
    }

    int id() {
        return id;
    }
}
