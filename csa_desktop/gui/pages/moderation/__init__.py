"""The parts of the moderation board: authorities side by side, judgement by judgement."""
