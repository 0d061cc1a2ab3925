package dev.hindcast.source.evtx;

/**
 * A place where binary XML breaks its grammar (MS-EVEN6 2.2.12). It ends the record that holds it and nothing else;
 * it never leaves this package.
 */
class BinXmlFault extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param what what was found instead of what was expected, in words for a diagnostic */
    BinXmlFault(String what) {
        super(what, null, false, false);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
