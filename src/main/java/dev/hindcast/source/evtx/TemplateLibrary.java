package dev.hindcast.source.evtx;

import java.util.Optional;

/** Templates of other chunks, for records whose own template was overwritten. */
interface TemplateLibrary {

    /** A library without a book. */
    TemplateLibrary NONE = id -> Optional.empty();

    /** The one template of this id (the first four bytes of its GUID); empty where there is none or more than one. */
    Optional<Program> of(int id);
}
