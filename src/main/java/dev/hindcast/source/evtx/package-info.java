/**
 * Native Windows event logs: EVTX files and the binary XML inside them (MS-EVEN6 2.2.12, as it is found on disk).
 *
 * <p>From the bytes up, each knowing only what stands before it:
 * <ul>
 *   <li>{@code FileHeader}, {@code ChunkMap}: where chunks lie, to the end of the file, whatever its header says;
 *   <li>{@code Chunk}, {@code FrameWalk}: one chunk with its names and templates; its record frames, and damage;
 *   <li>{@code ProgramParser}, {@code Program}: an element of binary XML as a flat program, shared by content;
 *   <li>{@code Instance}, {@code AsciiValue}, {@code ValueText}: the values of a record, and their text;
 *   <li>{@code RecordWalk}: the long way, any record as elements; {@code FieldPlan}: the short way, worked out once for
 *       two templates;
 *   <li>{@code PlannedRecord}, {@code SpokenRecord}: a record by either way, into a {@code RecordOutput}: events, JSON
 *       lines or XML;
 *   <li>{@code ChunkReader}, {@code ChunkPipeline}, {@code EvtxScan}: chunk after chunk, several at once, in order.
 * </ul>
 */
@NullMarked
package dev.hindcast.source.evtx;

import org.jspecify.annotations.NullMarked;
