/** Files that hold other files: zip, gzip, 7z and tar, read in place or by way of a private temporary folder. */
@NullMarked
package dev.hindcast.source.archive;

import org.jspecify.annotations.NullMarked;
