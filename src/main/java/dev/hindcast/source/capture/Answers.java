package dev.hindcast.source.capture;

/** One kind of answer that a capture may hold; it is offered every line and takes those that are its own. */
interface Answers {

    /**
     * Offers a line, without the marks of a quoted paste.
     *
     * @param number the line's number in the file, from 1
     * @return whether the line belongs to an answer of this kind and to nothing else
     */
    boolean take(String line, long number);

    /** A prompt or another answer follows, or the file ends: what is complete is written, what is cut is told. */
    void end();
}
