#!/usr/bin/env bash
# Changes the code of a group in small ways (PIT) and asks the group's tests whether they notice (R27). The report is in hub-engine/target/pit-reports.
# Usage: scripts/mutation.sh frames|json|signal|control|learn|route|delivery|rpc
set -euo pipefail
cd "$(dirname "$0")/.."
hub=dev.thalamus.hub
# Each class of a package with those inside it, as PIT wants them: separated by commas.
of() { local package=$1 all=""; shift; for name in "$@"; do all+=",$hub.$package.$name,$hub.$package.$name\$*"; done; echo "${all#,}"; }
case "${1:-}" in
  frames) classes=$(of wire FrameDecoder FrameHeader FrameEncoder Bytes Utf8 Close MessageBatch Kind Fault WireFault) tests="$hub.wire.*Test" ;;
  json) classes=$(of wire JsonScan JsonText Guard PythonJson) tests="$hub.wire.*Test,$hub.core.RosterTest" ;;
  signal) classes=$(of wire SignalFrame) tests="$hub.wire.*Test" ;;
  control) classes=$(of wire ControlFields ControlMessage ControlReader ControlWriter RpcAnswer RpcEnvelope) tests="$hub.wire.*Test" ;;
  learn) classes=$(of core Plasticity SynapseCell Sequencer Roster Refusals Counters Registry QueueUndo)
    tests=$(of core SequencerTest RosterTest UnsavedTest PlasticityTest RegistryTest RefusalsTest QueueUndoTest) ;;
  route) classes=$(of core Router Transit RuleGate SignalBook Name Agent Sender Now)
    tests=$(of core RouterTest SignalBookTest NameTest RosterTest DrainingTest ExpiryTest) ;;
  delivery) classes=$(of core Delivery Confirmations HandOver Drainer Drain QueueIntake QueueLedger)
    tests=$(of core DrainingTest ExpiryTest DeliveryModelTest RouterTest NameTest) ;;
  rpc) classes=$(of rpc Dispatcher Params ResultJson BatchAnswer Catalog)
    tests=$(of rpc DispatcherTest BatchAnswerTest ParamsTest) ;;
  *) sed -n '2,3s/^# //p' "$0" >&2; exit 2 ;;
esac
exec ./mvnw -q -Pmutation -pl hub-engine -am test-compile -Dmutation.classes="$classes" -Dmutation.tests="$tests"
