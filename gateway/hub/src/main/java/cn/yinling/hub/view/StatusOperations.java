package cn.yinling.hub.view;

import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Operations;

/** The gateway in a few numbers. */
public final class StatusOperations implements Operations {
    private final StatusBoard status;

    public StatusOperations(StatusBoard status) {
        this.status = status;
    }

    @Override
    public void bind(Binding binding) {
        binding.on("getStatus", _ -> Answer.json(status.get()));
    }
}
