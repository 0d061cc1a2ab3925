package dev.hindcast.attempt;

/** Whose account authenticates. */
public enum AccountKind {
    /** The machine's own ({@code ERP01$}, {@code host/erp01.corp.example}). */
    MACHINE,
    /** A service or task account, or a principal of the form service/host. */
    SERVICE,
    USER,
    UNKNOWN
}
