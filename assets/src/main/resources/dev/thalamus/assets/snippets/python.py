# pip install neural-protocol
import asyncio
from neural_protocol.agent.base_ws import WSNeuralAgent

class MyAgent(WSNeuralAgent):
    async def handle_signal(self, signal):
        print(signal.signal_type, signal.source, signal.payload)

async def main():
    agent = MyAgent("ventas", hub_host="127.0.0.1", hub_port=8765)
    await agent.start()
    await asyncio.Event().wait()

asyncio.run(main())
