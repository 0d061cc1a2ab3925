package dev.hindcast.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML document that declares a format, with typed access. Every complaint is an {@link IllegalArgumentException}
 * that names the document and the key.
 */
public final class Declaration {

    private final String name;
    private final Map<?, ?> entries;

    private Declaration(String name, Map<?, ?> entries) {
        this.name = name;
        this.entries = entries;
    }

    /** Parses YAML 1.2 (SnakeYAML Engine: repeated keys and anchors to nowhere are errors with line and column). */
    public static Declaration parse(String name, String yaml) {
        Object root;
        try {
            root = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(yaml);
        } catch (YamlEngineException broken) {
            throw new IllegalArgumentException(name + ": " + broken.getMessage(), broken);
        }
        if (root instanceof Map<?, ?> map) {
            return new Declaration(name, map);
        }
        throw new IllegalArgumentException(name + ": a mapping was expected at the top");
    }

    /** The document's name, with the path of keys below it. */
    public String name() {
        return name;
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public String text(String key) {
        return optionalText(key).orElseThrow(() -> problem(key, "is missing"));
    }

    public Optional<String> optionalText(String key) {
        Object value = entries.get(key);
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            throw problem(key, "must be one value");
        }
        return value == null ? Optional.empty() : Optional.of(String.valueOf(value));
    }

    /** A list of values, a single value standing for a list of one; empty where the key is missing. */
    public List<String> texts(String key) {
        Object value = entries.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return List.of(text(key));
    }

    /** A mapping below this one; empty where the key is missing. */
    public Declaration section(String key) {
        Object value = entries.get(key);
        if (value == null) {
            return new Declaration(name + ": " + key, Map.of());
        }
        if (value instanceof Map<?, ?> map) {
            return new Declaration(name + ": " + key, map);
        }
        throw problem(key, "must be a mapping");
    }

    /** A list of mappings; empty where the key is missing. */
    public List<Declaration> sections(String key) {
        Object value = entries.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw problem(key, "must be a list of mappings");
        }
        List<Declaration> sections = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map)) {
                throw problem(key, "must be a list of mappings");
            }
            sections.add(new Declaration(name + ": " + key + "[" + sections.size() + "]", map));
        }
        return sections;
    }

    /** The keys, in the order of the document. */
    public List<String> keys() {
        return entries.keySet().stream().map(String::valueOf).toList();
    }

    /** Every key with its value as text, in the order of the document. */
    public Map<String, String> asTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        keys().forEach(key -> texts.put(key, text(key)));
        return texts;
    }

    /** Whether the value of a key is itself a mapping. */
    public boolean isSection(String key) {
        return entries.get(key) instanceof Map<?, ?>;
    }

    public IllegalArgumentException problem(String key, String what) {
        return new IllegalArgumentException(name + ": " + key + " " + what);
    }
}
