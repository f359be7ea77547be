'use strict';
// Every key in both languages, or the build fails.
const WORDS = {
  en: {
    connecting: 'Connecting…', live: 'Live', lost: 'No connection; trying again', uptime: 'Up', perSecond: 'signals/s',
    tokenAsked: 'This hub wants its token:', show: 'Show', counters: 'Counters', signals: 'signals', bytes: 'bytes',
    agents: 'agents', pending: 'waiting', refused: 'refused', expired: 'expired', agentsTitle: 'Agents', agent: 'Agent',
    hash: 'Hash', stateTitle: 'State', sent: 'Sent', received: 'Received', noAgents: 'No agent is connected.',
    synapses: 'Synapses', noSynapses: 'No agent has sent to another yet.', types: 'By type', signalsTitle: 'Latest signals',
    time: 'Time', type: 'Type', from: 'From', to: 'To', outcome: 'Outcome', size: 'Size', latency: 'Latency',
    noSignals: 'No signal yet.', queues: 'Waiting for agents', oldest: 'Oldest', reason: 'Why', noQueues: 'Nothing waits.',
    peers: 'Other hubs', domainTitle: 'Domain', linkTitle: 'Link', noPeers: 'No other hub is linked.', everyone: 'everyone',
    more: '{0} more', leftOut: '{0} not shown: more came than this page takes', storeTrouble: 'The store: {0}',
    full: 'This hub feeds as many dashboards as it may; trying again.', ago: '{0} ago',
    stateLive: 'live', stateDraining: 'catching up', delivered: 'delivered', queued: 'queued', forwarded: 'forwarded',
    remoteOnline: '{0} of {1} online', roundTrip: 'Round trip', peer_connecting: 'connecting', peer_connected: 'connected',
    peer_forwarding: 'forwarding', peer_lagging: 'lagging', peer_blocked: 'blocked', peer_retrying: 'retrying',
    peer_waiting: 'waiting to be dialled', peer_disabled: 'disabled'
  },
  es: {
    connecting: 'Conectando…', live: 'En directo', lost: 'Sin conexión; se vuelve a intentar', uptime: 'Activo', perSecond: 'señales/s',
    tokenAsked: 'Este hub pide su clave:', show: 'Mostrar', counters: 'Contadores', signals: 'señales', bytes: 'bytes',
    agents: 'agentes', pending: 'en espera', refused: 'rechazadas', expired: 'caducadas', agentsTitle: 'Agentes', agent: 'Agente',
    hash: 'Hash', stateTitle: 'Estado', sent: 'Enviadas', received: 'Recibidas', noAgents: 'Ningún agente está conectado.',
    synapses: 'Sinapsis', noSynapses: 'Ningún agente ha enviado nada a otro todavía.', types: 'Por tipo', signalsTitle: 'Últimas señales',
    time: 'Hora', type: 'Tipo', from: 'De', to: 'Para', outcome: 'Resultado', size: 'Tamaño', latency: 'Latencia',
    noSignals: 'Todavía ninguna señal.', queues: 'En espera de agentes', oldest: 'La más antigua', reason: 'Motivo', noQueues: 'Nada espera.',
    peers: 'Otros hubs', domainTitle: 'Dominio', linkTitle: 'Enlace', noPeers: 'Ningún otro hub está enlazado.', everyone: 'todos',
    more: '{0} más', leftOut: '{0} sin mostrar: llegaron más de las que caben', storeTrouble: 'El almacén: {0}',
    full: 'Este hub ya alimenta todos los paneles que puede; se vuelve a intentar.', ago: 'hace {0}',
    stateLive: 'en directo', stateDraining: 'poniéndose al día', delivered: 'entregada', queued: 'en cola', forwarded: 'reenviada',
    remoteOnline: '{0} de {1} conectados', roundTrip: 'Ida y vuelta', peer_connecting: 'conectando', peer_connected: 'conectado',
    peer_forwarding: 'reenviando', peer_lagging: 'con retraso', peer_blocked: 'bloqueado', peer_retrying: 'reintentando',
    peer_waiting: 'a la espera de que llame', peer_disabled: 'desactivado'
  }
};
