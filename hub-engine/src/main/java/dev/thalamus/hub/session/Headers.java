package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.identity.Ttl;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a session begins. Stateless. */
final class Headers {
    private static final int MOST_PARTICIPANTS = 1_000;
    private static final int MOST_EXPECTATIONS = 32;

    private Headers() {}

    /** The ids of those who will take part, in their order: all are known, none is named twice. */
    static List<String> parties(Opening opening, Directory directory) {
        if (opening.participants().isEmpty()) {
            throw Refusal.protocol("participants must not be empty");
        }
        var ids = new LinkedHashSet<String>();
        for (String id : opening.participants()) {
            directory.needId(id);
            if (!ids.add(id)) {
                throw Refusal.protocol("duplicate participant: " + id);
            }
        }
        if (!ids.contains(opening.creatorId())) {
            ids.addFirst(opening.creatorId());
        }
        return List.copyOf(ids);
    }

    /** What a new session is: its type's manifest, roles, its end. */
    static Channel of(Opening opening, AgentRecord creator, List<String> ids, Stamps stamps) {
        if (ids.size() > MOST_PARTICIPANTS) {
            throw Refusal.protocol("a channel has at most " + MOST_PARTICIPANTS + " participants");
        }
        Integer acks = opening.requiredAcks();
        if (acks != null && acks < 0) {
            throw Refusal.protocol("required_acks must be at least 0");
        }
        Manifest manifest = manifest(opening);
        String now = stamps.now();
        Ttl ttl = opening.ttl() == null ? creator.rule().limits().channelTtlDefault() : opening.ttl();
        String expires = ttl.seconds() == 0 ? null : Stamps.iso(Stamps.micros(now) + ttl.seconds() * 1_000_000L);
        var participants = new ArrayList<Channel.Participant>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            String role = ids.get(i).equals(creator.id()) ? "initiator" : ids.size() == 2 ? "respondent" : "participant";
            participants.add(new Channel.Participant(ids.get(i), role, i, now));
        }
        var channel = new Channel(stamps.id(), manifest, creator.id(), participants, Channel.State.PENDING, now, expires, null, "", null,
                opening.knobs(), opening.labels(), acks, ids.stream().filter(id -> !id.equals(creator.id())).toList(), List.of());
        Conduct.of(channel);
        return channel;
    }

    private static Manifest manifest(Opening opening) {
        Manifest manifest = Manifest.need(opening.type(), opening.version());
        JsonNode own = opening.knobs().path("expectations");
        if (!own.isArray()) {
            return manifest;
        }
        if (own.size() > MOST_EXPECTATIONS) {
            throw Refusal.protocol("knobs.expectations has at most " + MOST_EXPECTATIONS + " entries");
        }
        var expectations = new ArrayList<Manifest.Expectation>();
        own.forEach(one -> expectations.add(Shape.read(one, Manifest.Expectation.class, "knobs.expectations")));
        return manifest.expecting(expectations);
    }

    static Envelope invite(Channel channel, String invitee) {
        ObjectNode data = Sessions.object().put("channel_id", channel.channelId()).put("manifest_type", channel.manifest().type())
                .put("manifest_version", channel.manifest().version()).put("creator_id", channel.creatorId());
        data.set("knobs", channel.knobs());
        data.set("labels", channel.labels());
        return Envelope.of(channel.channelId(), channel.creatorId(), List.of(invitee), EventTypes.INVITE, data);
    }
}
