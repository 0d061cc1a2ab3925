package dev.hindcast.source.evtx;

/** What an element is made of: attributes and content. */
public sealed interface MadePart permits MadeNode, MadeNode.Attribute {}
