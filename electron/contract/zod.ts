import { z } from 'zod';

// Code generation inside zod would trip the renderer's Content-Security-Policy, so it is off everywhere.
z.config({ jitless: true });

export { z };
