package dev.hindcast.rule.sigma;

import dev.hindcast.rule.RuleProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The YAML documents of one rule file, by YAML 1.2's core schema. The composer resolves aliases and merge keys; repeated
 * keys are refused here, because it keeps them all.
 */
final class YamlDocuments {

    /** The deepest rule of SigmaHQ has six levels; an alias may point to its own parent. */
    private static final int DEPTH_MAX = 64;
    /** The largest rule of SigmaHQ has 4,432 values; aliases of aliases multiply. */
    private static final int VALUES_MAX = 200_000;

    private final String origin;
    private int values;

    private YamlDocuments(String origin) {
        this.origin = origin;
    }

    /** @throws RuleProblem where the text is no YAML or holds what a rule may not hold */
    static List<YamlValue> read(String origin, String text) throws RuleProblem {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(origin)
                .setSchema(new CoreSchema())
                .build();
        List<Node> nodes = new ArrayList<>();
        try {
            new Compose(settings).composeAllFromString(text).forEach(nodes::add);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            throw new RuleProblem(origin, line, "this is not YAML: " + e.getProblem() + "; correct the line");
        } catch (YamlEngineException e) {
            throw new RuleProblem(origin, 0, "this is not YAML: " + e.getMessage());
        }
        YamlDocuments documents = new YamlDocuments(origin);
        List<YamlValue> all = new ArrayList<>();
        for (Node node : nodes) {
            all.add(documents.value(node, 0));
        }
        return all;
    }

    private YamlValue value(Node node, int depth) throws RuleProblem {
        int line = line(node);
        if (depth > DEPTH_MAX) {
            throw new RuleProblem(origin, line, "nested deeper than " + DEPTH_MAX + " levels; flatten it");
        }
        if (++values > VALUES_MAX) {
            throw new RuleProblem(origin, line, "more than " + VALUES_MAX + " values in one file; split the file");
        }
        if (node instanceof MappingNode mapping) {
            return fields(mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlValue> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(value(item, depth + 1));
            }
            return new YamlValue.Items(line, items);
        }
        if (node instanceof ScalarNode scalar) {
            return new YamlValue.Scalar(line, type(scalar), scalar.getValue());
        }
        throw new RuleProblem(origin, line, "an alias without its anchor; write the value out");
    }

    private YamlValue.Fields fields(MappingNode mapping, int depth) throws RuleProblem {
        Map<String, YamlValue.Field> byKey = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            int line = line(keyNode);
            if (!(keyNode instanceof ScalarNode key)) {
                throw new RuleProblem(origin, line, "a key must be a text");
            }
            String name = key.getValue();
            YamlValue.Field field = new YamlValue.Field(name, line, value(tuple.getValueNode(), depth + 1));
            YamlValue.Field earlier = byKey.putIfAbsent(name, field);
            if (earlier != null) {
                throw new RuleProblem(
                        origin,
                        line,
                        "key '" + name + "' stands here and in line " + earlier.line() + "; keep one of them");
            }
        }
        return new YamlValue.Fields(line(mapping), byKey);
    }

    private YamlValue.Type type(ScalarNode scalar) throws RuleProblem {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return YamlValue.Type.TEXT;
        }
        if (tag.equals(Tag.INT)) {
            return YamlValue.Type.NUMBER;
        }
        if (tag.equals(Tag.FLOAT)) {
            // .inf and .nan are no numbers that a log holds
            return scalar.getValue().matches(".*\\d.*") ? YamlValue.Type.NUMBER : YamlValue.Type.TEXT;
        }
        if (tag.equals(Tag.BOOL)) {
            return YamlValue.Type.BOOLEAN;
        }
        if (tag.equals(Tag.NULL)) {
            return YamlValue.Type.NULL;
        }
        throw new RuleProblem(origin, line(scalar), "tag " + tag.getValue() + " is not read; remove it");
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
