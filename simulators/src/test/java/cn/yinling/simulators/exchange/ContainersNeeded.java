package cn.yinling.simulators.exchange;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * A suite that needs containers: skipped with the reason where there is no Docker, but never in CI,
 * where its absence is a failure of the suite.
 */
public final class ContainersNeeded implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean isCi = "true".equals(System.getenv("CI"));
        if (isCi || DockerClientFactory.instance().isDockerAvailable()) {
            return ConditionEvaluationResult.enabled("containers can be had, or must be");
        }
        return ConditionEvaluationResult.disabled(
                "no Docker answers; './care test' says how to get it");
    }
}
