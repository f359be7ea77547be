package dev.thalamus.hub.network;

import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.session.Trail;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The thirty operations. Confined to the core.
 *
 * <p>Each is begun at once, in the order of the frames; one that has to wait (for invited agents, for the disk) is answered later and keeps none
 * behind it waiting.
 */
final class Operations {
    private static final Set<Refusal.Code> ON_RECORD = Set.of(Refusal.Code.ACCESS_DENIED, Refusal.Code.AUTH_FAILED,
            Refusal.Code.RATE_LIMITED, Refusal.Code.INBOX_FULL, Refusal.Code.TOO_LARGE);

    private final AgentOps agents;
    private final ChannelOps channels;
    private final TaskOps tasks;
    private final Stream stream;
    private final Trail trail;
    private final BiConsumer<Endpoint, AgentRecord> bind;
    private final Consumer<AgentRecord> unbind;

    Operations(AgentOps agents, ChannelOps channels, TaskOps tasks, Stream stream, Trail trail, BiConsumer<Endpoint, AgentRecord> bind,
            Consumer<AgentRecord> unbind) {
        this.agents = agents;
        this.channels = channels;
        this.tasks = tasks;
        this.stream = stream;
        this.trail = trail;
        this.bind = bind;
        this.unbind = unbind;
    }

    void perform(Endpoint from, Frame.Request request) {
        var call = new Call(from, request, this::refused);
        try {
            perform(call);
        } catch (Refusal refused) {
            call.refuse(refused);
        } catch (RuntimeException unexpected) {
            // The client would wait for half a minute; the operator is told by whoever catches it next.
            call.refuse(Refusal.error("the hub failed at this; its log says why"));
            throw unexpected;
        }
    }

    private void perform(Call call) {
        switch (call.request.op()) {
            case "register" -> agents.register(call, agent -> bind.accept(call.from, agent));
            case "find_agent_id" -> agents.findId(call);
            case "get_agent" -> agents.get(call);
            case "get_resume" -> agents.getResume(call);
            case "get_rule" -> agents.getRule(call);
            case "get_skill" -> agents.getSkill(call);
            case "names_for" -> agents.names(call);
            case "list_agents" -> agents.list(call);
            case "set_resume" -> agents.setResume(call);
            case "set_skill" -> agents.setSkill(call);
            case "set_rule" -> agents.setRule(call);
            case "unregister" -> agents.unregister(call, unbind);
            case "record_observation" -> agents.observation(call);
            case "create_channel" -> channels.create(call);
            case "get_channel" -> channels.get(call);
            case "close_channel" -> channels.close(call);
            case "list_channels" -> channels.list(call);
            case "post_envelope" -> channels.post(call, stream::refused);
            case "read_wal" -> channels.read(call);
            case "find_envelope_by_causation" -> channels.findAnswer(call);
            case "can_send" -> channels.maySend(call);
            case "pending_turns_for" -> channels.pendingTurns(call);
            case "report_turn_failure" -> channels.turnFailed(call);
            case "observe_task" -> tasks.observe(call);
            case "get_task" -> tasks.get(call);
            case "list_tasks" -> tasks.list(call);
            case "update_task" -> tasks.update(call);
            case "fire_task_event" -> tasks.event(call);
            case "checkpoint_task" -> tasks.checkpoint(call);
            case "read_task_checkpoint" -> tasks.readCheckpoint(call);
            default -> throw Refusal.protocol("unknown control-plane op: '" + call.request.op() + "'");
        }
    }

    /** What a rule, a proof or a stranger's claim refused is for the audit; a client's mistake is not. */
    private void refused(Call call, Refusal why) {
        call.from.errors++;
        if (ON_RECORD.contains(why.code())) {
            trail.record(why.code() == Refusal.Code.AUTH_FAILED ? "auth_failed" : "refused", Map.of("op", call.request.op(), "code",
                    why.code().wire(), "message", why.why(), "address", call.from.link.address(), "agents",
                    List.copyOf(call.from.agents)));
        }
    }
}
