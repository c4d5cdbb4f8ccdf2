package cn.yinling.hub.plans;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/**
 * What is different for one resident, as a JSON Merge Patch (RFC 7396) of the general plan. Pure.
 */
final class PlanPatch {
    private PlanPatch() {}

    /**
     * The general plan with the patch in it.
     *
     * @throws InvalidPlanException where that is no plan
     */
    static MonitoringPlan apply(MonitoringPlan general, JsonNode patch)
            throws InvalidPlanException {
        if (!patch.isObject()) {
            throw new InvalidPlanException("a plan's changes must be a JSON object");
        }
        JsonNode merged = merged(LinkJson.treeOf(general), patch);
        try {
            MonitoringPlan plan = LinkJson.read(merged, MonitoringPlan.class);
            mustBeKnown(merged, LinkJson.treeOf(plan), "");
            return plan;
        } catch (MalformedJsonException e) {
            throw new InvalidPlanException(String.valueOf(e.getMessage()));
        }
    }

    /** RFC 7396, section 2. */
    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result =
                target instanceof ObjectNode object
                        ? object.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                JsonNode before = result.path(change.getKey());
                result.set(change.getKey(), merged(before, change.getValue()));
            }
        }
        return result;
    }

    /** A misspelt name must not be passed over: somebody relies on it. */
    private static void mustBeKnown(JsonNode given, JsonNode understood, String path)
            throws InvalidPlanException {
        for (Map.Entry<String, JsonNode> member : given.properties()) {
            String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (!understood.has(member.getKey())) {
                throw new InvalidPlanException("a plan has no '%s'".formatted(name));
            }
            mustBeKnown(member.getValue(), understood.get(member.getKey()), name);
        }
        Iterator<JsonNode> known = understood.elements();
        if (given.isArray()) {
            for (JsonNode element : given) {
                mustBeKnown(element, known.next(), path + "[]");
            }
        }
    }
}
