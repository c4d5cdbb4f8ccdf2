package cn.yinling.hub.view;

import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Operations;
import java.util.function.Supplier;

/** The gateway in a few numbers. */
public final class StatusOperations implements Operations {
    private final Supplier<GatewayStatus> status;

    public StatusOperations(Supplier<GatewayStatus> status) {
        this.status = status;
    }

    @Override
    public void bind(Binding binding) {
        binding.on("getStatus", _ -> Answer.json(status.get()));
    }
}
