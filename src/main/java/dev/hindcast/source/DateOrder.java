package dev.hindcast.source;

/** In which order a file writes day, month and year where the digits alone do not tell. */
public enum DateOrder {
    DMY,
    MDY,
    YMD
}
