package dev.hindcast.source.evtx;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands in a template, a template-less record or a 0x21 value, as a tree (MS-EVEN6 2.2.12).
 *
 * <p>Records, so that equal trees have equal texts: {@link MadeTemplate#of} makes the GUID from the text.
 */
public sealed interface MadeNode extends MadePart {

    /** The dependency id is found in the content: the first optional substitution that stands there. */
    int DEPENDENCY_FROM_CONTENT = -2;

    /** Depends on no value: written as FFFF. */
    int INDEPENDENT = 0xFFFF;

    /** An element. {@code closed}: with no content it is one tag (token 03), else a pair of tags (02 04). */
    record Element(String name, List<Attribute> attributes, List<MadeNode> content, int dependency, boolean closed)
            implements MadeNode {

        /** The same element, removed when another value than its own is NULL, or never ({@link #INDEPENDENT}). */
        public Element dependingOn(int index) {
            return new Element(name, attributes, content, index, closed);
        }

        /** The same element, written as a pair of tags although it may be empty. */
        public Element pair() {
            return new Element(name, attributes, content, dependency, false);
        }

        int writtenDependency() {
            if (dependency != DEPENDENCY_FROM_CONTENT) {
                return dependency;
            }
            return content.stream()
                    .filter(node -> node instanceof Substitution s && s.optional())
                    .mapToInt(node -> ((Substitution) node).index())
                    .findFirst()
                    .orElse(INDEPENDENT);
        }
    }

    /** An attribute; not content, so no node of its own. */
    record Attribute(String name, List<MadeNode> value) implements MadePart {}

    /** Token 05. */
    record Text(String text) implements MadeNode {}

    /** Token 0D or 0E; the type is the declared one, which the value's own may differ from. */
    record Substitution(int index, int type, boolean optional) implements MadeNode {}

    /** Token 09, by name: amp, lt, gt, quot, apos. */
    record EntityReference(String name) implements MadeNode {}

    /** Token 08. */
    record CharacterReference(int code) implements MadeNode {}

    /** Token 07. */
    record CData(String text) implements MadeNode {}

    /** Tokens 0A and 0B. */
    record Instruction(String target, String data) implements MadeNode {}

    /** Token 0C: a template with its values. */
    record Instance(MadeTemplate template, List<MadeValue> values) implements MadeNode {}

    /** Token 0C with the offset of the very definition that it stands in: expands for ever. For hostile specimens. */
    record Itself() implements MadeNode {}

    static Element element(String name, MadePart... parts) {
        List<Attribute> attributes = new ArrayList<>();
        List<MadeNode> content = new ArrayList<>();
        for (MadePart part : parts) {
            if (part instanceof Attribute attribute) {
                attributes.add(attribute);
            } else {
                content.add((MadeNode) part);
            }
        }
        return new Element(name, List.copyOf(attributes), List.copyOf(content), DEPENDENCY_FROM_CONTENT, true);
    }

    static Element element(String name, String text) {
        return element(name, text(text));
    }

    static Attribute attribute(String name, MadeNode... value) {
        return new Attribute(name, List.of(value));
    }

    static Attribute attribute(String name, String text) {
        return attribute(name, text(text));
    }

    static Text text(String text) {
        return new Text(text);
    }

    /** {@code 0D}: the element stays when the value is NULL. */
    static Substitution value(int index, int type) {
        return new Substitution(index, type, false);
    }

    /** {@code 0E}: the element that depends on it, or the attribute, goes when the value is NULL. */
    static Substitution optional(int index, int type) {
        return new Substitution(index, type, true);
    }

    static EntityReference entity(String name) {
        return new EntityReference(name);
    }

    static CharacterReference character(int code) {
        return new CharacterReference(code);
    }

    static CData cdata(String text) {
        return new CData(text);
    }

    static Instruction instruction(String target, String data) {
        return new Instruction(target, data);
    }

    static Instance instance(MadeTemplate template, MadeValue... values) {
        return new Instance(template, List.of(values));
    }

    static Instance instance(MadeTemplate template, List<MadeValue> values) {
        return new Instance(template, List.copyOf(values));
    }

    static Itself itself() {
        return new Itself();
    }
}
